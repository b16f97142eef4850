#!/bin/sh
# Lays out what every package holds, as below a prefix: tree.sh PROGRAM FOLDER. The licences of what is linked
# into the program go along.
set -eu
program=$1
folder=$2
install -d "$folder/bin" "$folder/share/strider" "$folder/share/doc/strider"
install -m 755 "$program" "$folder/bin/strider"
cp -R Lessons "$folder/share/strider/"
sh .packaging/extras.sh "$folder/bin/strider" "$folder"
install -m 644 README.md LICENSE .github/README.zh.md .github/CHANGELOG.md "$folder/share/doc/strider/"

{
  echo "Linked into the program, beside Swift's standard library, swift-argument-parser, swift-numerics"
  echo "and swift-protobuf (Apache License 2.0 with Runtime Library Exception):"
  # Each archive is of a package, whose licence Debian keeps.
  for archive in .build/static/*.a; do
    dpkg -S "$(readlink -f "$archive")" | sed 's/:.*//'
  done | sort -u | while read -r package; do
    printf '\n======== %s\n\n' "$package"
    cat "/usr/share/doc/$package/copyright"
  done
} > "$folder/share/doc/strider/LIBRARIES"
find "$folder" -type d -exec chmod 755 {} +
find "$folder/share" -type f -exec chmod 644 {} +
