#include "editor.h"

#include <histedit.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

_Static_assert(sizeof(wchar_t) == sizeof(int32_t), "libedit's characters are Unicode scalars");

struct le_editor {
  EditLine *line;
  History *history;
  FILE *input, *output;
  bool owns_files, is_vi, has_bad_settings;
  char *prompt;
  le_read_function read;
  le_command_function command;
  void *context;
};

static bool is_utf8(void) { return strcmp(nl_langinfo(CODESET), "UTF-8") == 0; }

bool le_use_utf8(void) {
  if (setlocale(LC_CTYPE, "") != NULL && is_utf8()) return true;
  static const char *const fallbacks[] = {"C.UTF-8", "C.utf8", "en_US.UTF-8"};
  for (size_t i = 0; i < sizeof fallbacks / sizeof *fallbacks; i++)
    if (setlocale(LC_CTYPE, fallbacks[i]) != NULL && is_utf8()) return true;
  return false;
}

static le_editor *owner(EditLine *line) {
  void *data = NULL;
  el_get(line, EL_CLIENTDATA, &data);
  return data;
}

static char *prompt_of(EditLine *line) {
  char *prompt = owner(line)->prompt;
  return prompt != NULL ? prompt : "";
}

static int read_scalar(EditLine *line, wchar_t *out) {
  le_editor *editor = owner(line);
  uint32_t scalar = 0;
  int result = editor->read(editor->context, &scalar);
  if (result == 1) *out = (wchar_t)scalar;
  return result;
}

static unsigned char run(EditLine *line, int command) {
  le_editor *editor = owner(line);
  switch (editor->command(editor->context, command)) {
    case LE_REFRESH: return CC_REFRESH;
    case LE_BEEP: return CC_REFRESH_BEEP;
    default: return CC_NORM;
  }
}

#define COMMAND(function, number) \
  static unsigned char function(EditLine *line, int key) { (void)key; return run(line, number); }

COMMAND(complete, LE_COMPLETE)
COMMAND(cancel, LE_CANCEL)
COMMAND(insert, LE_INSERT)
COMMAND(paste, LE_PASTE)
COMMAND(new_line, LE_NEWLINE)
COMMAND(search_back, LE_SEARCH_BACK)
COMMAND(search_forth, LE_SEARCH_FORTH)
COMMAND(entry_back, LE_ENTRY_BACK)
COMMAND(entry_forth, LE_ENTRY_FORTH)
COMMAND(shortcut, LE_SHORTCUT)

static const struct {
  const char *name, *help;
  unsigned char (*function)(EditLine *, int);
} commands[LE_COMMAND_COUNT] = {
    [LE_COMPLETE] = {"strider-complete", "Complete the word", complete},
    [LE_CANCEL] = {"strider-cancel", "Leave the line", cancel},
    [LE_INSERT] = {"strider-insert", "Insert prepared text", insert},
    [LE_PASTE] = {"strider-paste", "Insert what is pasted", paste},
    [LE_NEWLINE] = {"strider-newline", "Insert a newline", new_line},
    [LE_SEARCH_BACK] = {"strider-search-back", "Older entry that begins alike", search_back},
    [LE_SEARCH_FORTH] = {"strider-search-forth", "Newer entry that begins alike", search_forth},
    [LE_ENTRY_BACK] = {"strider-entry-back", "Older entry", entry_back},
    [LE_ENTRY_FORTH] = {"strider-entry-forth", "Newer entry", entry_forth},
    [LE_SHORTCUT] = {"strider-shortcut", "Enter a prepared input", shortcut},
};

struct binding {
  const char *key, *command;
};

// Both keyboards, in the map that is active when a line begins.
static const struct binding common[] = {
    {"^I", "strider-complete"},    {"^C", "strider-cancel"},
    {"^\\", "strider-insert"},     {"^R", "em-inc-search-prev"},
    {"^S", "em-inc-search-next"},  {"^W", "ed-delete-prev-word"},
    {"^P", "strider-entry-back"},  {"^N", "strider-entry-forth"},
    {"^G", "strider-shortcut"},
};

// A binding that begins with ESC would swallow ESC in vi's insert map, so these are emacs's only.
static const struct binding emacs[] = {
    {"\033[A", "strider-search-back"},  {"\033OA", "strider-search-back"},
    {"\033[B", "strider-search-forth"}, {"\033OB", "strider-search-forth"},
    {"\033p", "strider-search-back"},   {"\033n", "strider-search-forth"},
    {"\033[1;5D", "ed-prev-word"},      {"\033[1;5C", "em-next-word"},
    {"\033[1;3D", "ed-prev-word"},      {"\033[1;3C", "em-next-word"},
    {"\033Od", "ed-prev-word"},         {"\033Oc", "em-next-word"},
    {"\033[H", "ed-move-to-beg"},       {"\033OH", "ed-move-to-beg"},
    {"\033[1~", "ed-move-to-beg"},      {"\033[F", "ed-move-to-end"},
    {"\033OF", "ed-move-to-end"},       {"\033[4~", "ed-move-to-end"},
    {"\033[3~", "ed-delete-next-char"}, {"\033[200~", "strider-paste"},
    {"\033^M", "strider-newline"},      {"\033^J", "strider-newline"},
};

static const struct binding vi[] = {
    {"^I", "strider-complete"},     {"^C", "strider-cancel"},       {"^\\", "strider-insert"},
    {"^R", "em-inc-search-prev"},   {"^S", "em-inc-search-next"},   {"^P", "strider-entry-back"},
    {"^N", "strider-entry-forth"},  {"k", "strider-search-back"},   {"j", "strider-search-forth"},
    {"[A", "strider-search-back"},  {"OA", "strider-search-back"},  {"[B", "strider-search-forth"},
    {"OB", "strider-search-forth"},
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

static void bind_keys(le_editor *editor) {
  EditLine *line = editor->line;
  const char *keys = NULL;
  el_get(line, EL_EDITOR, &keys);
  editor->is_vi = keys != NULL && strcmp(keys, "vi") == 0;
  for (size_t i = 0; i < LE_COMMAND_COUNT; i++)
    el_set(line, EL_ADDFN, commands[i].name, commands[i].help, commands[i].function);
  for (size_t i = 0; i < COUNT(common); i++)
    el_set(line, EL_BIND, common[i].key, common[i].command, NULL);
  if (editor->is_vi) {
    for (size_t i = 0; i < COUNT(vi); i++)
      el_set(line, EL_BIND, "-a", vi[i].key, vi[i].command, NULL);
  } else {
    for (size_t i = 0; i < COUNT(emacs); i++)
      el_set(line, EL_BIND, emacs[i].key, emacs[i].command, NULL);
  }
}

static bool open_files(le_editor *editor, int input, int output) {
  if (input == STDIN_FILENO && output == STDOUT_FILENO) {
    editor->input = stdin;
    editor->output = stdout;
    return true;
  }
  editor->owns_files = true;
  int in = dup(input), out = dup(output);
  editor->input = in >= 0 ? fdopen(in, "r") : NULL;
  editor->output = out >= 0 ? fdopen(out, "w") : NULL;
  return editor->input != NULL && editor->output != NULL;
}

// What libedit says of lines of `~/.editrc`, one by one, would stand before everything else.
static void read_settings(le_editor *editor) {
  char *said = NULL;
  size_t length = 0;
  FILE *words = open_memstream(&said, &length);
  if (words == NULL) return;
  el_set(editor->line, EL_SETFP, 1, words);
  el_set(editor->line, EL_SETFP, 2, words);
  el_source(editor->line, NULL);
  el_set(editor->line, EL_SETFP, 1, editor->output);
  el_set(editor->line, EL_SETFP, 2, stderr);
  fclose(words);
  editor->has_bad_settings = length > 0;
  free(said);
}

le_editor *le_open(int input, int output, bool plain, le_read_function read,
                   le_command_function command, void *context) {
  le_editor *editor = calloc(1, sizeof *editor);
  if (editor == NULL) return NULL;
  editor->read = read;
  editor->command = command;
  editor->context = context;
  editor->history = history_init();
  if (editor->history == NULL || !open_files(editor, input, output) ||
      (editor->line = el_init("strider", editor->input, editor->output, stderr)) == NULL) {
    le_close(editor);
    return NULL;
  }
  HistEvent event;
  history(editor->history, &event, H_SETSIZE, 2000);
  el_set(editor->line, EL_CLIENTDATA, editor);
  // libedit passes every signal on to the whole process group, so signals are ours to handle.
  el_set(editor->line, EL_SIGNAL, 0);
  el_set(editor->line, EL_HIST, history, editor->history);
  if (plain) el_set(editor->line, EL_TERMINAL, "dumb");
  // Ctrl-S is a key for searching, not one that stops the output.
  el_set(editor->line, EL_SETTY, "-d", "-ixon", NULL);
  // Some builds begin with vi keys, which nobody has asked for until `~/.editrc` does.
  el_set(editor->line, EL_EDITOR, "emacs");
  read_settings(editor);
  bind_keys(editor);
  el_set(editor->line, EL_PROMPT_ESC, prompt_of, '\1');
  // The narrow call would cut each scalar down to a char in Apple's libedit.
  el_wset(editor->line, EL_GETCFN, read_scalar);
  return editor;
}

void le_close(le_editor *editor) {
  if (editor->line != NULL) el_end(editor->line);
  if (editor->history != NULL) history_end(editor->history);
  if (editor->owns_files && editor->input != NULL) fclose(editor->input);
  if (editor->owns_files && editor->output != NULL) fclose(editor->output);
  free(editor->prompt);
  free(editor);
}

bool le_is_vi(const le_editor *editor) { return editor->is_vi; }

bool le_has_bad_settings(const le_editor *editor) { return editor->has_bad_settings; }

bool le_set_prompt(le_editor *editor, const char *prompt) {
  char *copy = strdup(prompt);
  if (copy == NULL) return false;
  free(editor->prompt);
  editor->prompt = copy;
  return true;
}

long le_read_line(le_editor *editor, const int32_t **scalars) {
  int count = 0;
  const wchar_t *text = el_wgets(editor->line, &count);
  *scalars = (const int32_t *)text;
  return text == NULL ? -1 : count;
}

void le_line(le_editor *editor, const int32_t **scalars, long *length, long *cursor) {
  const LineInfoW *line = el_wline(editor->line);
  *scalars = (const int32_t *)line->buffer;
  *length = line->lastchar - line->buffer;
  *cursor = line->cursor - line->buffer;
}

void le_set_cursor(le_editor *editor, long cursor) {
  // Apple's libedit has no el_cursor; the structure is libedit's own, not a copy.
  LineInfoW *line = (LineInfoW *)el_wline(editor->line);
  if (cursor >= 0 && cursor <= line->lastchar - line->buffer) line->cursor = line->buffer + cursor;
}

bool le_insert(le_editor *editor, const int32_t *scalars) {
  return scalars[0] == 0 || el_winsertstr(editor->line, (const wchar_t *)scalars) == 0;
}

void le_delete(le_editor *editor, long count) {
  if (count > 0) el_deletestr(editor->line, (int)count);
}

void le_submit(le_editor *editor) { el_push(editor->line, "\n"); }

void le_draw(le_editor *editor) { el_set(editor->line, EL_REFRESH); }

void le_resize(le_editor *editor) { el_resize(editor->line); }

void le_prepare(le_editor *editor, bool on) { el_set(editor->line, EL_PREP_TERM, on ? 1 : 0); }

void le_write(le_editor *editor, const char *bytes, size_t count) {
  fwrite(bytes, 1, count, editor->output);
  fflush(editor->output);
}

void le_history_clear(le_editor *editor) {
  HistEvent event;
  history(editor->history, &event, H_CLEAR);
}

void le_history_enter(le_editor *editor, const char *entry) {
  HistEvent event;
  history(editor->history, &event, H_ENTER, entry);
}

void le_flush_standard_output(void) { fflush(stdout); }
