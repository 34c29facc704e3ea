#!/bin/sh
# Installs llmdiag for the current user; needs no root. Running it again replaces what is there.
#
#   ./install.sh                    build the program of this repository (needs the .NET 10 SDK) and install it
#   ./install.sh --from FILE|DIR    install a published archive (.tar.gz) or folder
#   ./install.sh --prefix DIR       install below DIR instead of ~/.local
#   ./install.sh --uninstall        remove it
set -eu

prefix="${HOME:?}/.local"
from=
uninstall=
staging=
archive=

fail() { echo "install.sh: $1" >&2; exit 2; }
cleanup() { rm -rf ${staging:+"$staging"} ${archive:+"$archive"}; }
trap cleanup EXIT

while [ $# -gt 0 ]; do
  case $1 in
    --from) [ $# -gt 1 ] || fail "--from needs a file or a folder."; from=$2; shift 2 ;;
    --prefix) [ $# -gt 1 ] || fail "--prefix needs a folder."; prefix=$2; shift 2 ;;
    --uninstall) uninstall=1; shift ;;
    -h | --help) sed -n '2,8s/^# \{0,1\}//p' "$0"; exit 0 ;;
    *) fail "there is no option $1; see --help." ;;
  esac
done

mkdir -p "$prefix" || fail "$prefix cannot be made."
prefix=$(cd "$prefix" && pwd)
home="$prefix/share/llmdiag"
link="$prefix/bin/llmdiag"

if [ -n "$uninstall" ]; then
  [ -e "$home/llmdiag" ] || [ -L "$link" ] || { echo "llmdiag is not installed below $prefix."; exit 0; }
  rm -rf "$home"
  if [ -L "$link" ]; then rm -f "$link"; fi
  echo "Removed $home and $link."
  exit 0
fi

if [ -e "$link" ] && [ ! -L "$link" ]; then
  fail "$link is there and was not put there by this script; remove it, or choose another --prefix."
fi

if [ -z "$from" ]; then
  repository=$(cd "$(dirname "$0")" && pwd)
  [ -f "$repository/src/Diagnoser.Cli/Diagnoser.Cli.csproj" ] || fail "this is not the repository; name an archive or a folder with --from."
  command -v dotnet >/dev/null 2>&1 || fail "the .NET 10 SDK is needed to build llmdiag (https://dotnet.microsoft.com/download); or name an archive with --from."
  case "$(uname -s)-$(uname -m)" in
    Linux-x86_64) profile=linux-x64 ;;
    Darwin-arm64) profile=osx-arm64 ;;
    *) fail "there is no publish profile for $(uname -s) on $(uname -m); build with 'dotnet publish src/Diagnoser.Cli -c Release' and use --from." ;;
  esac
  echo "Building llmdiag for $profile; this takes a minute."
  dotnet publish "$repository/src/Diagnoser.Cli" -p:PublishProfile=$profile --nologo -v quiet >&2 || fail "the build failed."
  from="$repository/artifacts/$profile"
fi

if [ -f "$from" ]; then
  archive=$(mktemp -d)
  tar -xzf "$from" -C "$archive" || fail "$from is no archive (.tar.gz)."
  from=$(dirname "$(find "$archive" -type f -name llmdiag | head -n 1)")
fi
[ -f "$from/llmdiag" ] && [ -d "$from/rules" ] && [ -d "$from/models" ] || fail "$from holds no published llmdiag (program, rules and models)."

mkdir -p "$prefix/share" "$prefix/bin"
staging=$(mktemp -d "$prefix/share/llmdiag.XXXXXX")
cp -R "$from/." "$staging/"
chmod 755 "$staging" "$staging/llmdiag"
rm -rf "$home"
mv "$staging" "$home"
staging=
ln -sfn "$home/llmdiag" "$link"

version=$("$link" --version 2>/dev/null) || fail "llmdiag is in $home but does not start; the .NET 10 runtime may be missing (https://dotnet.microsoft.com/download)."
echo "Installed llmdiag $version in $home, started by $link."
case ":$PATH:" in
  *":$prefix/bin:"*) ;;
  *) echo "$prefix/bin is not in your PATH; add it: export PATH=\"$prefix/bin:\$PATH\"" ;;
esac
