#include "signals.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

static int pipe_ends[2] = {-1, -1};
static volatile sig_atomic_t awaiting_key = 0;
static volatile sig_atomic_t interrupted_before = 0;
static struct timespec interrupted_at;
static void (*volatile interrupt_function)(void) = NULL;
static bool has_prompt = false;
static volatile sig_atomic_t keeps_work = 0;
static volatile sig_atomic_t ended_by = 0;
static int terminal_descriptor = -1;
static struct termios terminal_before;

static void handle(int number);

static void set_handler(int number, void (*handler)(int)) {
  struct sigaction action;
  action.sa_handler = handler;
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  sigaction(number, &action, NULL);
}

static void set_blocked(int number, int how) {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, number);
  pthread_sigmask(how, &set, NULL);
}

static void leave(int status) {
  if (terminal_descriptor >= 0) {
    // In the background, setting the terminal would stop the process instead of ending it.
    set_blocked(SIGTTOU, SIG_BLOCK);
    tcsetattr(terminal_descriptor, TCSADRAIN, &terminal_before);
  }
  _exit(status);
}

void ls_stop(void) {
  set_handler(SIGTSTP, SIG_DFL);
  raise(SIGTSTP);
  set_blocked(SIGTSTP, SIG_UNBLOCK);
  set_handler(SIGTSTP, handle);
}

static void interrupt(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  long long nanoseconds = (long long)(now.tv_sec - interrupted_at.tv_sec) * 1000000000LL +
                          (now.tv_nsec - interrupted_at.tv_nsec);
  bool twice = interrupted_before && nanoseconds < 1000000000LL;
  interrupted_before = 1;
  interrupted_at = now;
  // At a prompt variables would be lost.
  if ((twice && !has_prompt) || interrupt_function == NULL) leave(128 + SIGINT);
  interrupt_function();
}

static void handle(int number) {
  int saved = errno;
  if (awaiting_key) {
    unsigned char byte = (unsigned char)number;
    // A full pipe holds enough signals to be woken by, so a failure may be ignored.
    ssize_t written = write(pipe_ends[1], &byte, 1);
    (void)written;
  } else if (number == SIGINT) {
    interrupt();
  } else if (number == SIGTSTP) {
    ls_stop();
  } else if (number == SIGTERM || number == SIGHUP) {
    if (!keeps_work || interrupt_function == NULL) leave(128 + number);
    ended_by = number;
    interrupt_function();
  }
  errno = saved;
}

// To have a signal ignored is a wish, as nohup's. A blocked one was left so by whoever started the program
// from a thread that blocks them, and would never be heard.
static void catch_signal(int number) {
  struct sigaction before;
  if (sigaction(number, NULL, &before) == 0 && before.sa_handler == SIG_IGN) return;
  set_handler(number, handle);
  set_blocked(number, SIG_UNBLOCK);
}

static void set_up_pipe_end(int descriptor) {
  fcntl(descriptor, F_SETFD, FD_CLOEXEC);
  fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK);
}

bool ls_install(int terminal, bool session) {
  if (pipe_ends[0] < 0) {
    if (pipe(pipe_ends) != 0) return false;
    set_up_pipe_end(pipe_ends[0]);
    set_up_pipe_end(pipe_ends[1]);
  }
  if (tcgetattr(terminal, &terminal_before) == 0) terminal_descriptor = terminal;
  catch_signal(SIGINT);
  has_prompt = session;
  catch_signal(SIGTERM);
  catch_signal(SIGHUP);
  if (!session) return true;
  catch_signal(SIGTSTP);
  // These two are ignored by default, which is not the same as having been told to ignore them.
  set_handler(SIGWINCH, handle);
  set_handler(SIGCONT, handle);
  return true;
}

void ls_set_interrupt(void (*interrupt)(void)) { interrupt_function = interrupt; }

void ls_set_keeping(bool keeps) { keeps_work = keeps; }

int ls_ended_by(void) { return ended_by; }

void ls_set_awaiting(bool awaiting) {
  if (awaiting) ls_drain();
  interrupted_before = 0;
  awaiting_key = awaiting;
  // What came after the last key was read is answered as if it came now.
  for (int number = awaiting ? 0 : ls_next(); number != 0; number = ls_next())
    if (number != SIGWINCH && number != SIGCONT) raise(number);
}

int ls_descriptor(void) { return pipe_ends[0]; }

int ls_next(void) {
  unsigned char byte;
  if (pipe_ends[0] < 0) return 0;
  return read(pipe_ends[0], &byte, 1) == 1 ? byte : 0;
}

void ls_drain(void) {
  while (ls_next() != 0) continue;
}
