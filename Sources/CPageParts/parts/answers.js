"use strict";
// What is typed as an answer, read as numbers, and compared as the program compares it.

const functions = {
  floor: Math.floor, ceil: Math.ceil, round: Math.round, sqrt: Math.sqrt, abs: Math.abs,
  exp: Math.exp, log: Math.log, max: Math.max, min: Math.min,
};

// The signs of books and of a Chinese keyboard as their plain twins.
function folded(text) {
  return text.replace(/²/g, "^2").replace(/³/g, "^3").normalize("NFKC")
    .replace(/[−–]/g, "-").replace(/[×·⋅∗]/g, "*").replace(/÷/g, "/").replace(/【/g, "[")
    .replace(/】/g, "]").replace(/、/g, ",").replace(/\*\*/g, "^").trim();
}

// The value of a line of arithmetic; null where it is none.
function arithmetic(text) {
  const tokens = text.match(/\d+\.?\d*(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?|[a-z]+|[-+*\/^(),]|\S/gi) || [];
  let place = 0;
  const take = (sign) => tokens[place] === sign && ++place > 0;
  function sum() {
    let value = product();
    for (;;) {
      if (take("+")) value += product();
      else if (take("-")) value -= product();
      else return value;
    }
  }
  function product() {
    let value = signed();
    for (;;) {
      if (take("*")) value *= signed();
      else if (take("/")) value /= signed();
      else return value;
    }
  }
  function signed() {
    if (take("-")) return -signed();
    if (take("+")) return signed();
    const base = atom();
    return take("^") ? Math.pow(base, signed()) : base;
  }
  function atom() {
    const token = tokens[place++];
    if (token === "(") {
      const value = sum();
      return take(")") ? value : NaN;
    }
    if (token === "inf") return Infinity;
    if (token === "nan") { isNaNMeant = true; return NaN; }
    if (Object.hasOwn(functions, token) && take("(")) {
      const values = [sum()];
      while (take(",")) values.push(sum());
      return take(")") ? functions[token](...values) : NaN;
    }
    return token !== undefined && /^[\d.]/.test(token) ? Number(token) : NaN;
  }
  let isNaNMeant = false;
  const value = sum();
  if (place < tokens.length || !tokens.length) return null;
  return Number.isNaN(value) && !isNaNMeant ? null : value;
}

// A number with the digits it was typed with.
function typedNumber(text) {
  const value = arithmetic(text);
  if (value === null) return null;
  const match = /^[+-]?(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?$/i.exec(text.trim());
  if (!match || !(match[1] || match[2])) return { value, decimals: null, significant: 0 };
  const behind = match[2] ? match[2].length : null;
  const decimals = match[3] ? (behind || 0) - Number(match[3]) : behind;
  return { value, decimals, significant: (match[1] + (match[2] || "")).replace(/^0+/, "").length };
}

// An answer: its shape and numbers; null where it cannot be read.
function readAnswer(text, isShape) {
  let rest = folded(text).replace(/^[A-Za-z_]\w*(\[[^\]]*\])?\s*=\s*/, "");
  rest = rest.replace(/^(?:line|row|column|no\.?|#|第)\s*(\d+)\s*[行列格个]?$/i, "$1");
  if (isShape && /^\d+(\s*[x*\s]\s*\d+)+$/i.test(rest)) rest = rest.split(/[x*\s]+/i).join(",");
  const list = /^[[(](.*)[\])]$/s.exec(rest);
  const isList = list && !/[()]/.test(list[1].replace(/\([^()]*\)/g, "")) && /[\s,;\]]/.test(list[1].trim());
  if (!isList && !(rest.startsWith("[") || /^[^()]*,/.test(rest))) {
    const number = typedNumber(rest);
    return number && { shape: [], numbers: [number] };
  }
  const inside = rest.startsWith("[") || isList ? rest.slice(1, -1) : rest;
  const rows = inside.replace(/\]\s*,?\s*\[/g, ";").replace(/[[\]]/g, "").split(/[;\n]/)
    .filter((row) => row.trim());
  const cells = rows.map((row) => row.trim().split(/\s*,\s*|\s+/).map(typedNumber));
  const width = cells.length ? cells[0].length : 0;
  if (!width || cells.some((row) => row.length !== width || row.includes(null))) return null;
  const isMatrix = cells.length > 1 || /[;]|\[\s*\[/.test(rest);
  const numbers = cells.flat();
  if (!isMatrix && width === 1) return { shape: [], numbers };
  return { shape: isMatrix ? [cells.length, width] : [width], numbers };
}

// A number of the page, where JSON has none for it.
const number = (value) => ({ nan: NaN, inf: Infinity, "-inf": -Infinity })[value] ?? value;

// Whole numbers agree exactly, others to a millionth of their size.
function isClose(a, b) {
  if (a === b || (Number.isNaN(a) && Number.isNaN(b))) return true;
  if (!Number.isFinite(a) || !Number.isFinite(b)) return false;
  if (Number.isInteger(a) && Number.isInteger(b)) return false;
  return Math.abs(a - b) <= 1e-6 * Math.max(Math.abs(a), Math.abs(b));
}

// Whether a typed number is what a right one is written as: rounded, with two digits or more.
function means(typed, right) {
  if (isClose(typed.value, right)) return true;
  if (typed.decimals === null || !Number.isFinite(right)) return false;
  if (typed.value === Number(right.toFixed(4))) return true;
  if (typed.significant < 2 || typed.decimals < 0) return false;
  return Math.abs(typed.value - right) <= (Math.pow(10, -typed.decimals) / 2) * (1 + 1e-9);
}
