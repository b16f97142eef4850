#!/bin/sh
# Draws what `step` shows as a moving picture: picture.sh PROGRAM > step.svg. Each frame of the program's
# output is shown for two seconds; where motion is not wanted the first one stands.
set -eu
statements='x = [3 1 2; 2 4 0; 1 3 6]; k = [1 2; 0 -1]; conv2d(x, k)'
COLUMNS=80 "$1" step "$statements" --color always --language en | LC_ALL=C awk '
  # One frame is a run of lines; bytes that go on a character fill no column.
  function width(text) { gsub(/[\200-\277]/, "", text); return length(text) }
  function escaped(text) {
    gsub(/&/, "\\&amp;", text); gsub(/</, "\\&lt;", text); gsub(/>/, "\\&gt;", text)
    return text
  }
  function style(code,   name, i, n, part) {
    n = split(code, part, ";"); name = ""
    for (i = 1; i <= n; i++) if (part[i] in styles) name = name (name ? " " : "") styles[part[i]]
    return name
  }
  function line(text,   out, column, run, mark, kind) {
    out = ""; column = 0; kind = ""
    while (text != "") {
      mark = match(text, /\033\[[0-9;]*m/)
      run = mark ? substr(text, 1, mark - 1) : text
      # Blanks in front are a place, so that no reader of the picture can drop them.
      while (run ~ /^ /) { run = substr(run, 2); column++ }
      if (run ~ /[^ ]/) {
        out = out sprintf("<tspan x=\"%.1f\"%s>%s</tspan>", left + column * cell,
          kind ? " class=\"" kind "\"" : "", escaped(run))
      }
      column += width(run)
      if (!mark) break
      kind = style(substr(text, mark + 2, RLENGTH - 3))
      text = substr(text, mark + RLENGTH)
    }
    if (column > widest) widest = column
    return out
  }
  BEGIN {
    cell = 9; high = 22; left = 18; top = 18; seconds = 2; count = 0; rows = 0
    styles[1] = "b"; styles[2] = "d"; styles[34] = "blue"; styles[35] = "rose"; styles[36] = "teal"
  }
  /^$/ { row = 0; next }
  {
    if (row == 0) count++
    row++
    if (row > rows) rows = row
    frames[count] = frames[count] sprintf("<text y=\"%d\">%s</text>\n", top + row * high - 6, line($0))
  }
  END {
    wide = 2 * left + widest * cell; tall = 2 * top + rows * high
    printf "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\"", wide, tall, wide, tall
    print " xml:space=\"preserve\" role=\"img\" aria-labelledby=\"t\">"
    print "<title id=\"t\">strider step: a kernel slides over a matrix, window by window</title>"
    print "<style>"
    print "text { font: 15px ui-monospace, Menlo, Consolas, monospace; fill: #e6e6e6; white-space: pre }"
    print ".b { font-weight: bold } .d { fill: #8b949e } .blue { fill: #79b8ff } .rose { fill: #f692ce } .teal { fill: #76e3ea }"
    printf "g { opacity: 0; animation: turn %ds step-end infinite } g:first-of-type { opacity: 1 }\n", count * seconds
    printf "@keyframes turn { 0%% { opacity: 1 } %.4f%% { opacity: 0 } 100%% { opacity: 0 } }\n", 100 / count
    for (i = 2; i <= count; i++) {
      printf "g:nth-of-type(%d) { animation-delay: %ds }\n", i, (i - 1) * seconds
    }
    print "@media (prefers-reduced-motion: reduce) { g { animation: none } }"
    print "</style>"
    print "<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#161b22\"/>"
    for (i = 1; i <= count; i++) printf "<g>\n%s</g>\n", frames[i]
    print "</svg>"
  }'
