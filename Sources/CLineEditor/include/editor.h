// What Swift needs of libedit, without its variadic calls and its FILE pointers.
//
// Text goes in and out as Unicode scalars, so nothing depends on how the locale encodes it.

#ifndef CLINEEDITOR_EDITOR_H
#define CLINEEDITOR_EDITOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct le_editor le_editor;

/// The keys that Strider answers itself.
enum le_command {
  LE_COMPLETE,
  LE_CANCEL,
  LE_INSERT,
  LE_PASTE,
  LE_NEWLINE,
  LE_SEARCH_BACK,
  LE_SEARCH_FORTH,
  LE_ENTRY_BACK,
  LE_ENTRY_FORTH,
  LE_SHORTCUT,
  LE_COMMAND_COUNT
};

/// What the editor should do after a command.
enum le_answer { LE_NOTHING, LE_REFRESH, LE_BEEP };

/// Gives the next scalar: 1 with a scalar, 0 at the end of the input, -1 after an error.
typedef int (*le_read_function)(void *context, uint32_t *scalar);

/// Answers a key.
typedef int (*le_command_function)(void *context, int command);

/// Chooses a UTF-8 character type for the process. False if the system has none.
bool le_use_utf8(void);

/// Opens an editor; NULL if libedit refuses. `plain` keeps every escape sequence off the output.
le_editor *le_open(int input, int output, bool plain,
                   le_read_function read, le_command_function command, void *context);
void le_close(le_editor *editor);

/// Whether `~/.editrc` asked for vi keys.
bool le_is_vi(const le_editor *editor);

/// Whether libedit had something to say of `~/.editrc`.
bool le_has_bad_settings(const le_editor *editor);

/// Sets the prompt: UTF-8, with U+0001 around whatever takes no room.
bool le_set_prompt(le_editor *editor, const char *prompt);

/// Reads a line: its length and its scalars, or -1 at the end of the input or after an error.
long le_read_line(le_editor *editor, const int32_t **scalars);

/// The line being edited and the cursor in it.
void le_line(le_editor *editor, const int32_t **scalars, long *length, long *cursor);

/// Moves the cursor to an offset that lies inside the line.
void le_set_cursor(le_editor *editor, long cursor);

/// Inserts scalars at the cursor; they must end with 0.
bool le_insert(le_editor *editor, const int32_t *scalars);

/// Deletes this many scalars before the cursor.
void le_delete(le_editor *editor, long count);

/// Acts as if Enter had been typed.
void le_submit(le_editor *editor);

/// Draws the prompt and the line where the cursor of the terminal stands.
void le_draw(le_editor *editor);

/// Measures the terminal again.
void le_resize(le_editor *editor);

/// Puts the terminal into the editor's mode, or back.
void le_prepare(le_editor *editor, bool on);

/// Writes bytes to the terminal, in order with what the editor draws.
void le_write(le_editor *editor, const char *bytes, size_t count);

void le_history_clear(le_editor *editor);
void le_history_enter(le_editor *editor, const char *entry);

/// Writes out what the C library still holds for the standard output.
void le_flush_standard_output(void);

#endif
