#!/bin/sh
# Writes the pages of the libraries, those of all in one: .build/documentation. The article of a library is
# Sources/NAME/NAME.docc; what its symbols are is read from a debug build, which must be there.
set -eu
built=.build/debug
graphs=.build/symbols
pages=.build/documentation
compiler=$(command -v "${SWIFT:-swift}")
docc=$(dirname "$(realpath "$compiler")")/docc
target=$("$compiler" -print-target-info | sed -n 's/.*"unversionedTriple": "\(.*\)".*/\1/p' | head -n 1)
rm -rf "$graphs" "$pages"
mkdir -p "$graphs" "$pages"

# C modules are found by their maps.
set --
for map in Sources/C*/module.modulemap .build/checkouts/*/Sources/*/include/module.modulemap \
  "$built"/C*.build/module.modulemap; do
  set -- "$@" -I "$(dirname "$map")"
done

archives=
for catalog in Sources/*/*.docc; do
  name=$(basename "$catalog" .docc)
  mkdir "$graphs/$name"
  "$compiler" symbolgraph-extract -module-name "$name" -target "$target" -I "$built/Modules" "$@" \
    -minimum-access-level public -skip-synthesized-members -output-dir "$graphs/$name"
  # A page of a library does not reach into the others, so each is made by itself.
  "$docc" convert "$catalog" --additional-symbol-graph-dir "$graphs/$name" \
    --fallback-display-name "$name" --fallback-bundle-identifier "strider.$name" \
    --output-path "$graphs/$name.doccarchive"
  archives="$archives $graphs/$name.doccarchive"
done
# The names are meant to be split.
# shellcheck disable=SC2086
"$docc" merge $archives --synthesized-landing-page-name Strider \
  --output-path "$pages/Strider.doccarchive"
echo "$pages/Strider.doccarchive"
