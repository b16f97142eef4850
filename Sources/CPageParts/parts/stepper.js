// Steps through the frames of an explanation by key, by button and by touch, as `step` does at a terminal,
// and asks for their numbers where the page has questions.

document.documentElement.classList.add("js");
const words = JSON.parse(document.getElementById("words").textContent);

class Stepper {
  static pauses = [100, 200, 300, 500, 700, 1000, 1500, 2000, 3000];

  constructor(root) {
    this.root = root;
    this.views = [...root.querySelectorAll(".view")];
    this.view = this.views[this.views.length - 1];
    this.position = 0;
    this.pace = 4;
    this.timer = null;
    this.right = 0;
    this.asked = 0;
    this.tries = 0;
    this.isCumulative = root.classList.contains("cumulative");
    const data = root.querySelector(".questions");
    this.questions = data ? JSON.parse(data.textContent) : [];
    this.ask = root.querySelector(".ask");
    root.querySelector(".bar").addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (button) this.press(button.dataset.key);
    });
    if (this.ask) this.ask.addEventListener("submit", (event) => { event.preventDefault(); this.judge(); });
    this.listenToTouch(root.querySelector(".frames"));
    this.draw();
  }

  get frames() { return [...this.view.querySelectorAll(".frame")]; }
  get frame() { return this.frames[this.position]; }
  get isLast() { return this.position === this.frames.length - 1; }
  get isAsking() { return this.frame.classList.contains("asking"); }

  // Does what a key asks for; false if it is none of the stepper's.
  press(key) {
    const isPlaying = this.timer !== null;
    if (isPlaying && !["+", "=", "-"].includes(key)) {
      this.stop();
      if ([" ", "a", "Enter"].includes(key)) { this.draw(); return true; }
    }
    switch (key) {
      case " ": case "ArrowRight": case "ArrowDown": case "Enter": this.forward(); break;
      case "ArrowLeft": case "ArrowUp": case "Backspace": this.move(this.position - 1); break;
      case "Home": this.move(0); break;
      case "End": case "e": this.move(this.frames.length - 1); break;
      case "r": this.move(Number(this.frame.dataset.row)); break;
      case "a": this.play(); break;
      case "+": case "=": this.setPace(this.pace - 1); break;
      case "-": this.setPace(this.pace + 1); break;
      case "v": this.turn(); break;
      case "?": case "h": this.toggleKeys(); break;
      case "Escape": this.toggleKeys(true); break;
      default: return false;
    }
    return true;
  }

  // Where a number is asked for, it is shown first.
  forward() {
    if (this.isAsking) this.tell(); else if (!this.isLast) this.move(this.position + 1);
  }

  move(position) {
    this.position = Math.max(0, Math.min(position, this.frames.length - 1));
    this.tries = 0;
    this.draw();
    this.announce();
    if (this.isAsking) this.ask.elements.answer.focus();
  }

  turn() {
    if (this.views.length < 2) return;
    this.view = this.views[(this.views.indexOf(this.view) + 1) % this.views.length];
    this.move(0);
  }

  // MARK: Playing

  play() {
    if (this.frames.length < 2 || this.questions.length) return;
    if (this.isLast) this.move(0);
    this.timer = setInterval(() => {
      this.move(this.position + 1);
      if (this.isLast) { this.stop(); this.draw(); }
    }, Stepper.pauses[this.pace]);
    this.draw();
  }

  stop() { clearInterval(this.timer); this.timer = null; }

  setPace(pace) {
    this.pace = Math.max(0, Math.min(pace, Stepper.pauses.length - 1));
    if (this.timer !== null) { this.stop(); this.play(); }
    this.say(words.pace.replace("%", Stepper.pauses[this.pace] / 1000), "");
  }

  toggleKeys(hides) {
    const keys = this.root.querySelector(".keys");
    keys.hidden = hides || !keys.hidden;
    if (!keys.hidden) keys.focus();
  }

  // MARK: Asking

  judge() {
    const field = this.ask.elements.answer;
    const question = this.questions[this.position];
    const text = folded(field.value);
    if (!text) return this.tell();
    const typed = typedNumber(text);
    field.select();
    if (!typed) return this.say(words.number, "");
    if (means(typed, number(question.answer))) {
      this.right += 1;
      return this.tell(words.right, "good");
    }
    const meanings = question.slips.filter(([value]) => isNear(typed, number(value))).map(([, text]) => text);
    const reply = meanings.length
      ? joined([...new Set(meanings)].slice(0, 3)) : words.notYet;
    this.tries += 1;
    if (this.tries > 1) return this.tell(reply, "bad");
    this.say(reply, "bad");
  }

  // Shows the number of the frame, with what there is to say to the answer.
  tell(reply = "", kind = "") {
    this.asked += 1;
    this.frame.dataset.told = "yes";
    this.draw();
    this.announce(reply);
    const score = this.asked === this.frames.length
      ? " " + words.score.replace("%", this.right).replace("%", this.asked) : "";
    this.verdict(reply + score, kind);
    this.root.querySelector("[data-key=ArrowRight]").focus();
  }

  say(text, kind) { this.verdict(text, kind); this.live(text); }

  verdict(text, kind) {
    const line = this.root.querySelector(".verdict");
    line.textContent = text;
    line.className = "verdict " + kind;
  }

  // MARK: Showing

  draw() {
    for (const view of this.views) view.hidden = view !== this.view;
    this.frames.forEach((frame, place) => {
      frame.classList.toggle("shown", place === this.position);
      frame.classList.toggle("past", this.isCumulative && place < this.position);
      frame.classList.toggle("asking", place < this.questions.length && !frame.dataset.told);
    });
    this.root.querySelector(".place").textContent = `${this.position + 1} / ${this.frames.length}`;
    const is = (key) => this.root.querySelector(`[data-key="${key}"]`);
    for (const key of ["Home", "ArrowLeft"]) is(key).disabled = this.position === 0;
    is("ArrowRight").disabled = this.isLast && !this.isAsking;
    is("End").disabled = this.isLast;
    if (is("a")) is("a").textContent = this.timer === null ? "▶" : "⏸";
    this.verdict("", "");
    if (this.ask) {
      this.ask.hidden = !this.isAsking;
      if (this.isAsking) {
        this.ask.querySelector("label span").textContent = this.questions[this.position].question;
        this.ask.elements.answer.value = "";
      }
    }
    if (this.isCumulative && this.position > 0) this.frame.scrollIntoView({ block: "nearest" });
  }

  // Reads the frame out, for those who listen.
  announce(reply = "") {
    const part = this.frame.querySelector(this.isAsking ? ".asked .words" : ".told .words")
      || this.frame.querySelector(".words");
    this.live(reply + " " + [...part.children].map((line) => line.textContent).join(" "));
  }

  live(text) { this.root.querySelector(".live").textContent = text; }

  // A stroke to the left goes on, one to the right goes back; what can be scrolled is scrolled.
  listenToTouch(frames) {
    let start = null;
    frames.addEventListener("touchstart", (event) => {
      const box = event.target.closest("pre");
      const scrolls = box && box.scrollWidth > box.clientWidth;
      start = scrolls || event.touches.length > 1 ? null : event.touches[0];
    }, { passive: true });
    frames.addEventListener("touchend", (event) => {
      if (!start) return;
      const end = event.changedTouches[0];
      const [x, y] = [end.clientX - start.clientX, end.clientY - start.clientY];
      start = null;
      if (Math.abs(x) > 40 && Math.abs(x) > 2 * Math.abs(y)) this.press(x < 0 ? "ArrowRight" : "ArrowLeft");
    });
  }
}

// A slip is recognised from a rounded number too.
function isNear(typed, slip) {
  return means(typed, slip) || Math.abs(typed.value - slip) <= 0.005 * Math.min(1, Math.abs(slip));
}

function joined(meanings) {
  return meanings.length > 1 ? words.either + meanings.join(words.or) : meanings[0];
}

const steppers = new Map([...document.querySelectorAll(".steps")].map((root) => [root, new Stepper(root)]));

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  const target = event.target;
  if (target.closest("input, select, textarea, summary, a")) return;
  if (target.closest("button") && [" ", "Enter"].includes(event.key)) return;
  const root = target.closest(".steps") || (steppers.size === 1 && document.querySelector(".steps.alone"));
  if (root && steppers.get(root).press(event.key)) event.preventDefault();
});
