#!/bin/sh
# Makes a container image of the Debian package: image.sh PACKAGE.deb VERSION FOLDER
#
# One layer: the package, the C library and descriptions of terminals from Debian, unpacked side by side; there
# is no shell in it. The image is an archive in the OCI's layout, as podman, docker and skopeo load it.
set -eu
package=$(realpath "$1")
version=$2
folder=$(realpath "$3")
machine=$(dpkg --print-architecture)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/root
blobs=$work/image/blobs/sha256
mkdir -p "$root" "$blobs" "$work/packages"
chmod 755 "$root" "$work/packages" "$work"

(cd "$work/packages" && apt-get -o APT::Sandbox::User=root download -qq base-files libc6 ncurses-base)
for part in "$work"/packages/*.deb "$package"; do dpkg-deb -x "$part" "$root"; done
# What only a reader of Debian needs.
rm -rf "$root/usr/share/lintian" "$root/usr/share/man" "$root/usr/share/bash-completion" \
  "$root/usr/share/zsh" "$root/usr/share/fish"
install -d "$root/etc" "$root/home/student" "$root/tmp"
chmod 1777 "$root/tmp"
echo 'student:x:1000:1000::/home/student:/usr/bin/strider' > "$root/etc/passwd"
echo 'student:x:1000:' > "$root/etc/group"

sum() { sha256sum "$1" | cut -d ' ' -f 1; }
# Puts a file among the blobs and tells its name and size.
blob() {
  name=$(sum "$1")
  mv "$1" "$blobs/$name"
  printf '"digest": "sha256:%s", "size": %d' "$name" "$(wc -c < "$blobs/$name")"
}

tar -C "$root" --sort=name --mtime="@$SOURCE_DATE_EPOCH" --numeric-owner --owner=0 --group=0 \
  --exclude=./home/student -cf "$work/layer.tar" .
tar -C "$root" --mtime="@$SOURCE_DATE_EPOCH" --numeric-owner --owner=1000 --group=1000 \
  -rf "$work/layer.tar" ./home/student
unpacked=$(sum "$work/layer.tar")
gzip -9n "$work/layer.tar"
layer=$(blob "$work/layer.tar.gz")
created=$(date -u -d "@$SOURCE_DATE_EPOCH" +%Y-%m-%dT%H:%M:%SZ)
cat > "$work/config" <<CONFIG
{
  "created": "$created", "architecture": "$machine", "os": "linux",
  "config": {
    "User": "1000:1000", "WorkingDir": "/home/student", "Entrypoint": ["/usr/bin/strider"],
    "Env": ["PATH=/usr/bin", "HOME=/home/student", "LANG=C.UTF-8"],
    "Labels": {
      "org.opencontainers.image.title": "strider", "org.opencontainers.image.version": "$version",
      "org.opencontainers.image.licenses": "Apache-2.0"
    }
  },
  "rootfs": {"type": "layers", "diff_ids": ["sha256:$unpacked"]},
  "history": [{"created": "$created", "created_by": ".packaging/image.sh"}]
}
CONFIG
config=$(blob "$work/config")
kind=application/vnd.oci.image
cat > "$work/manifest" <<MANIFEST
{
  "schemaVersion": 2, "mediaType": "$kind.manifest.v1+json",
  "config": {"mediaType": "$kind.config.v1+json", $config},
  "layers": [{"mediaType": "$kind.layer.v1.tar+gzip", $layer}]
}
MANIFEST
manifest=$(blob "$work/manifest")
cat > "$work/image/index.json" <<INDEX
{
  "schemaVersion": 2,
  "manifests": [
    {
      "mediaType": "$kind.manifest.v1+json", $manifest,
      "annotations": {"org.opencontainers.image.ref.name": "strider:$version"}
    }
  ]
}
INDEX
echo '{"imageLayoutVersion": "1.0.0"}' > "$work/image/oci-layout"
tar -C "$work/image" --sort=name --mtime="@$SOURCE_DATE_EPOCH" --numeric-owner --owner=0 --group=0 \
  -cf "$folder/strider-$version-oci-$(uname -m).tar" .
