#!/bin/sh
# Makes everything that is given away, with the sums of all, in .build/dist:
#
#   strider-VERSION.tar.gz                  the source
#   strider-VERSION-linux-MACHINE.tar.gz    the program with lessons, manual pages and completions
#   strider_VERSION_ARCHITECTURE.deb        the same for Debian and its kin
#   strider_cnn-VERSION-….whl               the same for pip
#   strider-VERSION-oci-MACHINE.tar         the same as a container image
#   strider.rb                              the formula for Homebrew, which builds the source
#
# Dates inside are those of the last commit, so the same source on the same system gives the same sums.
# Beside what the build needs it takes dpkg, python3 and chrpath. STRIDER_HOME is the address that releases
# are fetched from; the formula names it.
set -eu
version=$(sed -n 's/.*number = "\(.*\)".*/\1/p' Sources/Shell/Usage/ProgramVersion.swift)
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
export SOURCE_DATE_EPOCH
folder=.build/dist
rm -rf "$folder"
mkdir -p "$folder"

sh .packaging/program.sh .build/out
name=strider-$version-linux-$(uname -m)
tree=.build/out/$name
rm -rf "$tree"
sh .packaging/tree.sh .build/out/strider "$tree"

git archive --prefix="strider-$version/" HEAD | gzip -9n > "$folder/strider-$version.tar.gz"
tar -C .build/out --sort=name --mtime="@$SOURCE_DATE_EPOCH" --numeric-owner --owner=0 --group=0 -cf - "$name" \
  | gzip -9n > "$folder/$name.tar.gz"
sh .packaging/deb.sh "$tree" "$version" "$folder"
python3 .packaging/wheel.py "$tree" "$version" "$folder"
sh .packaging/image.sh "$folder"/*.deb "$version" "$folder"
sum=$(sha256sum "$folder/strider-$version.tar.gz" | cut -d ' ' -f 1)
sed "s|@VERSION@|$version|; s|@SHA256@|$sum|; s|@HOME@|${STRIDER_HOME:-https://example.org/strider}|" \
  .packaging/strider.rb > "$folder/strider.rb"
(cd "$folder" && sha256sum -- * > SHA256SUMS && cat SHA256SUMS)
