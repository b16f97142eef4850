# Says what is missing, builds, and opens the prompt.
.PHONY: prompt build test install uninstall lint benchmark clean setup pages picture \
  dist try documentation

PREFIX ?= /usr/local
DESTDIR ?=
SWIFT ?= swift
PYTHON ?= python3
# The standard library is linked in: the program starts in half the time and needs no Swift to run.
RELEASE = -c release --static-swift-stdlib $$(SWIFT="$(SWIFT)" sh .packaging/options.sh .build/essentials)
BUILT = .build/release/strider

DEBIAN = libedit-dev pkg-config zlib1g-dev libcmark-gfm-dev libcmark-gfm-extensions-dev libyaml-dev \
  libpng-dev libturbojpeg0-dev
FEDORA = libedit-devel pkgconf zlib-devel cmark-gfm-devel libyaml-devel libpng-devel turbojpeg-devel
ARCH = libedit pkgconf zlib cmark-gfm libyaml libpng libjpeg-turbo
SUSE = libedit-devel pkg-config zlib-devel cmark-gfm-devel libyaml-devel libpng16-devel libjpeg8-devel
BREW = libedit cmark-gfm libyaml libpng jpeg-turbo
# What Swift itself needs on a bare Debian or Ubuntu.
SWIFT_DEBIAN = binutils ca-certificates git libcurl4 libncurses6 libsqlite3-0 libstdc++-12-dev libxml2

# How the prompt was left is no matter of make's.
prompt: build
	@$(BUILT) || true

build: setup
	$(SWIFT) build $(RELEASE) --product strider

# The kernels for narrower vectors are tested as those that this processor chooses are.
# Tests drive the debug build through a pseudo-terminal; the lessons are proven by it as well. Of the run,
# failures and the last lines are shown; the whole stands in .build/test.log.
test: setup
	$(SWIFT) build --build-tests
	.build/debug/strider check Lessons
	@for bits in 128 256; do STRIDER_VECTORS=$$bits SWIFT_BACKTRACE=enable=no \
	  $(SWIFT) test --skip-build --filter '^TensorsTests' > .build/test-$$bits.log 2>&1 \
	  || { tail -n 40 .build/test-$$bits.log; echo "kernels of $$bits bits: .build/test-$$bits.log"; exit 1; }; done
	@SWIFT_BACKTRACE=enable=no $(SWIFT) test --skip-build > .build/test.log 2>&1; status=$$?; \
	  grep -E '^[^ ]+ (Test|Suite) .*(recorded an issue|failed after)' .build/test.log; \
	  tail -n 1 .build/test.log; \
	  if [ $$status != 0 ]; then echo "the whole of it: .build/test.log"; fi; exit $$status

lint:
	$(SWIFT) format lint --strict --recursive Sources Tests Package.swift

# Lists the pages that the program carries, after one was added, renamed or removed.
pages:
	sh Sources/CPages/list.sh

# The picture of README, drawn anew from what step shows.
picture:
	$(SWIFT) build --product strider
	sh .github/picture.sh .build/debug/strider > .github/step.svg

# Ratios, measured side by side on this machine; PYTHON is one that has the peers, if there is any.
benchmark: build
	$(SWIFT) build $(RELEASE) --product layer-benchmark
	$(SWIFT) build $(RELEASE) --product training-benchmark
	$(PYTHON) Tests/Benchmarks/peers.py --build .build/release --python $(PYTHON)
	$(PYTHON) Tests/Benchmarks/startup.py --strider $(BUILT)
	$(PYTHON) Tests/Benchmarks/programs.py --strider $(BUILT) --python $(PYTHON)

# Root installs what its owner has built, and builds only where nothing is built.
install: $(if $(filter 0,$(shell id -u)),$(if $(wildcard $(BUILT)),,build),build)
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/strider
	install -s -m 755 $(BUILT) $(DESTDIR)$(PREFIX)/bin/strider
	if [ -d Lessons ]; then cp -R Lessons $(DESTDIR)$(PREFIX)/share/strider/; fi
	sh .packaging/extras.sh $(BUILT) $(DESTDIR)$(PREFIX)

# What install has put there; progress and history stay where they are.
uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/strider
	rm -rf $(DESTDIR)$(PREFIX)/share/strider/Lessons
	if [ -d $(DESTDIR)$(PREFIX)/share/strider ]; then rmdir $(DESTDIR)$(PREFIX)/share/strider; fi
	if [ -d $(DESTDIR)$(PREFIX)/share ]; then cd $(DESTDIR)$(PREFIX)/share && rm -f \
	  man/man1/strider.1 man/man1/strider-*.1 man/zh_CN/man1/strider.1 man/zh_CN/man1/strider-*.1 \
	  bash-completion/completions/strider zsh/site-functions/_strider \
	  fish/vendor_completions.d/strider.fish; fi

# What is given away: source, tarball, packages, image, formula and their sums, in .build/dist.
dist: setup
	sh .packaging/dist.sh

# Installs, uses and removes each of them in a bare Debian; as root, with debootstrap.
try:
	sh .packaging/try.sh

# Pages of the libraries, in .build/documentation.
documentation:
	$(SWIFT) build --product strider
	sh .packaging/documentation.sh

clean:
	$(SWIFT) package clean

# Says what is missing, Swift first, and installs headers where it may.
setup:
	@SWIFT="$(SWIFT)" DEBIAN="$(DEBIAN)" FEDORA="$(FEDORA)" ARCH="$(ARCH)" SUSE="$(SUSE)" \
	  BREW="$(BREW)" SWIFT_DEBIAN="$(SWIFT_DEBIAN)" sh .packaging/setup.sh
