#!/bin/sh
# Fetches the source fonts with apt-get and npm and remakes every file of this folder.
# Needs: apt-get, dpkg, npm, tar, python3 with fontTools 4.38 (Debian 12: apt-get install python3-fonttools).
# Usage: fonts/make-fonts.sh [FOLDER]     FOLDER keeps what was fetched; without it a temporary folder is used and removed.
set -eu

wenkai=fonts-lxgw-wenkai=1.250+repack-1
texlive=texlive-lang-chinese=2022.20230122-1
unicode=unicode-data=15.0.0-1
serif=@expo-google-fonts/noto-serif-sc@0.4.3
sans=@expo-google-fonts/noto-sans-sc@0.4.3

here=$(cd "$(dirname "$0")" && pwd)
python=${PYTHON:-/usr/bin/python3}
"$python" -c 'import fontTools' || { echo "make-fonts: $python has no fontTools; apt-get install python3-fonttools" >&2; exit 1; }

if [ $# -gt 0 ]; then
    mkdir -p "$1"
    work=$(cd "$1" && pwd)
else
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
fi
cd "$work"

apt-get download "$wenkai" "$texlive" "$unicode"
for package in *.deb; do
    dpkg -x "$package" debian
done
[ -f debian/usr/share/doc/unicode-data/copyright ] || { echo "make-fonts: no licence in unicode-data" >&2; exit 1; }

for package in "$serif" "$sans"; do
    archive=$(npm pack --silent "$package")
    name=${package##*/}
    name=${name%@*}
    mkdir -p "$name"
    tar -xzf "$archive" -C "$name"
done

"$python" "$here/make_fonts.py" make "$work"
