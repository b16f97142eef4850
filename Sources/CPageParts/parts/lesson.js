// The questions of a lesson: answers are read, compared with what is right and with the known mistakes, and
// answered in the words of the page.

// Whether an answer of the page has the value of one that was given; first exactly, then by rounding.
function isSame(given, answer, exactly) {
  const agree = (typed, right) => exactly ? isClose(typed.value, number(right)) : means(typed, number(right));
  const all = (numbers) => given.numbers.length === numbers.length
    && given.numbers.every((typed, place) => agree(typed, numbers[place]));
  if ("sizes" in answer) return given.shape.length < 2 ? all(answer.sizes)
    : given.shape.join() === answer.sizes.join();
  return "numbers" in answer && given.shape.join() === answer.shape.join() && all(answer.numbers);
}

// Texts are the same but for blanks, marks around them and large letters.
const plain = (text) => folded(text).toLowerCase().replace(/[\s'"`]/g, "");

// What there is to say to an answer.
function verdict(text, question) {
  if (!folded(text)) return { words: words.empty };
  const given = readAnswer(text, question.kind === "shape");
  const matches = (answer, exactly) => "text" in answer
    ? plain(answer.text) === plain(text) : given !== null && isSame(given, answer, exactly);
  for (const exactly of [true, false]) {
    if (question.right && matches(question.right, exactly)) return { isRight: true, words: words.rightAnswer };
    const slip = question.slips.find((slip) => slip.answers.some((answer) => matches(answer, exactly)));
    if (slip) return { isWrong: true, words: words.notYetAnswer + words.gap + slip.message };
  }
  if (question.open || !question.right) return { words: words.open };
  if ("text" in question.right) return { isWrong: true, words: words.notYetAnswer };
  if (given === null) return { words: words.unreadable };
  const form = wantedForm(given, question.right);
  return { isWrong: true, words: words.notYetAnswer + (form ? words.gap + form : "") };
}

// What form a right answer has, where a wrong one has another.
function wantedForm(given, right) {
  if ("sizes" in right) return given.shape.length > 1 || given.numbers.length === right.sizes.length
    ? "" : words.sizes.replace("%", right.sizes.length);
  if (given.shape.join() === right.shape.join()) return "";
  if (!right.shape.length) return words.oneNumber;
  return right.shape.length === 1 ? words.vector.replace("%", right.shape[0])
    : words.rows.replace("%", right.shape.join("×"));
}

for (const form of document.querySelectorAll("form.answer")) {
  const variant = form.closest(".variant");
  const question = JSON.parse(variant.querySelector(".judge").textContent);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const said = verdict(form.elements.answer.value, question);
    const line = variant.querySelector(".verdict");
    line.textContent = said.words;
    line.className = "verdict " + (said.isRight ? "good" : said.isWrong ? "bad" : "");
    if (!said.isRight) return;
    // What was asked for before it is shown may be shown now.
    const next = form.closest(".exercise").nextElementSibling;
    if (next && next.matches(".outcome")) next.open = true;
  });
}

document.addEventListener("click", (event) => {
  if (!event.target.matches(".other")) return;
  const variants = [...event.target.closest(".exercise").querySelectorAll(".variant")];
  const place = variants.indexOf(event.target.closest(".variant"));
  const next = variants[(place + 1) % variants.length];
  variants[place].hidden = true;
  next.hidden = false;
  next.querySelector("input").focus();
});
