"""Makes a wheel of a tree, so that pip puts the program on the path: wheel.py TREE VERSION FOLDER

A wheel is an archive of what goes where; the program is one of its scripts, the lessons and the manual pages
are its data. Nothing of it is Python.
"""

import base64
import hashlib
import os
import subprocess
import sys
import time
import zipfile


def platform_tag(program):
    """The oldest C library that the program runs with, as pip names it."""
    told = subprocess.run(["sh", ".packaging/glibc.sh", program], check=True, capture_output=True, text=True)
    return "manylinux_%s_%s" % (told.stdout.strip().replace(".", "_"), os.uname().machine)


def main(tree, version, folder):
    """Writes the wheel."""
    name, tag = "strider_cnn-" + version, "py3-none-" + platform_tag(tree + "/bin/strider")
    described = open(tree + "/share/doc/strider/README.md", encoding="utf-8").read()
    metadata = (
        "Metadata-Version: 2.1\nName: strider-cnn\nVersion: %s\nLicense: Apache-2.0\n"
        "Summary: Take convolutional networks apart by hand: every window, product, sum and gradient\n"
        "Description-Content-Type: text/markdown\n\n%s" % (version, described)
    )
    files = {}
    for root, _, names in os.walk(tree):
        for file in names:
            path = os.path.join(root, file)
            inside = os.path.relpath(path, tree)
            place = "scripts/" + inside[4:] if inside.startswith("bin/") else "data/" + inside
            files["%s.data/%s" % (name, place)] = open(path, "rb").read()
    information = name + ".dist-info/"
    files[information + "METADATA"] = metadata.encode()
    files[information + "WHEEL"] = (
        "Wheel-Version: 1.0\nGenerator: strider\nRoot-Is-Purelib: false\nTag: %s\n" % tag
    ).encode()
    files[information + "licenses/LICENSE"] = open(tree + "/share/doc/strider/LICENSE", "rb").read()

    date = time.gmtime(int(os.environ["SOURCE_DATE_EPOCH"]))[:6]
    record = ""
    with zipfile.ZipFile("%s/%s-%s.whl" % (folder, name, tag), "w", zipfile.ZIP_DEFLATED) as wheel:

        def add(path, content):
            entry = zipfile.ZipInfo(path, date)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = (0o100755 if ".data/scripts/" in path else 0o100644) << 16
            wheel.writestr(entry, content, compresslevel=9)

        for path in sorted(files):
            digest = base64.urlsafe_b64encode(hashlib.sha256(files[path]).digest()).rstrip(b"=").decode()
            record += "%s,sha256=%s,%d\n" % (path, digest, len(files[path]))
            add(path, files[path])
        add(information + "RECORD", record + information + "RECORD,,\n")


main(*sys.argv[1:])
