# Says what is missing, builds, and opens the prompt.
.PHONY: prompt build test install uninstall lint benchmark clean setup swift pages

PREFIX ?= /usr/local
DESTDIR ?=
SWIFT ?= swift
# The standard library is linked in: the program starts in half the time and needs no Swift to run.
RELEASE = -c release --static-swift-stdlib --product strider
BUILT = .build/release/strider

DEBIAN = libedit-dev pkg-config zlib1g-dev libcmark-gfm-dev libcmark-gfm-extensions-dev libyaml-dev
BREW = libedit cmark-gfm libyaml
# What Swift itself needs on a bare Debian or Ubuntu.
SWIFT_DEBIAN = binutils ca-certificates git libcurl4 libncurses6 libsqlite3-0 libstdc++-12-dev libxml2

# How the prompt was left is no matter of make's.
prompt: build
	@$(BUILT) || true

build: setup
	$(SWIFT) build $(RELEASE)

# Tests drive the debug build through a pseudo-terminal; the lessons are proven by it as well. Of the run,
# failures and the last lines are shown; the whole stands in .build/test.log.
test: setup
	$(SWIFT) build --build-tests
	.build/debug/strider check Lessons
	@SWIFT_BACKTRACE=enable=no $(SWIFT) test --skip-build > .build/test.log 2>&1; status=$$?; \
	  grep -E '^[^ ]+ (Test|Suite) .*(recorded an issue|failed after)' .build/test.log; \
	  tail -n 1 .build/test.log; \
	  if [ $$status != 0 ]; then echo "the whole of it: .build/test.log"; fi; exit $$status

lint:
	$(SWIFT) format lint --strict --recursive Sources Tests Package.swift

# Lists the pages that the program carries, after one was added, renamed or removed.
pages:
	sh Sources/CPages/list.sh

# Ratios, measured side by side on this machine.
benchmark: build
	$(SWIFT) build -c release --product layer-benchmark
	.build/release/layer-benchmark
	python3 Tests/Benchmarks/startup.py --strider $(BUILT)
	python3 Tests/Benchmarks/programs.py --strider $(BUILT)

install: build
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/strider
	install -m 755 $(BUILT) $(DESTDIR)$(PREFIX)/bin/strider
	if [ -d Lessons ]; then cp -R Lessons $(DESTDIR)$(PREFIX)/share/strider/; fi

# What install has put there; progress and history stay where they are.
uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/strider
	rm -rf $(DESTDIR)$(PREFIX)/share/strider/Lessons
	if [ -d $(DESTDIR)$(PREFIX)/share/strider ]; then rmdir $(DESTDIR)$(PREFIX)/share/strider; fi

clean:
	$(SWIFT) package clean

# Swift comes first: without it nothing need be installed. It is asked to run, not only looked for.
swift:
	@if ! said=$$($(SWIFT) --version 2>&1 && ld --version 2>&1); then \
	  echo "Strider is built with Swift 6.2 or later, and '$(SWIFT)' does not run here:"; \
	  echo "  $$said" | head -n 3; \
	  echo "Get it from https://swift.org/install (on Linux by swiftly, which names its packages)."; \
	  if command -v apt-get >/dev/null; then \
	    echo "On Debian and Ubuntu it needs: $(SWIFT_DEBIAN)"; \
	  fi; \
	  echo "Nothing was installed."; exit 1; \
	fi

# Nothing is asked of the package manager where everything is there already.
setup: swift
	@if command -v apt-get >/dev/null; then \
	  missing=$$(for p in $(DEBIAN); do dpkg -s $$p >/dev/null 2>&1 || echo $$p; done | xargs); \
	  if [ -n "$$missing" ]; then \
	    echo "missing: $$missing"; \
	    if [ "$$(id -u)" = 0 ]; then sudo=; \
	    elif command -v sudo >/dev/null; then sudo=sudo; \
	    else echo "as root: apt-get install --no-install-recommends $$missing"; exit 1; fi; \
	    $$sudo apt-get update -qq && \
	    DEBIAN_FRONTEND=noninteractive \
	      $$sudo apt-get install -y -qq --no-install-recommends $$missing; \
	  fi; \
	elif command -v brew >/dev/null; then \
	  for p in $(BREW); do brew list $$p >/dev/null 2>&1 || brew install $$p; done; \
	else \
	  for p in libedit zlib libcmark-gfm yaml-0.1; do \
	    pkg-config --exists $$p 2>/dev/null || echo "not found by pkg-config: $$p (README names its package)"; \
	  done; \
	fi
