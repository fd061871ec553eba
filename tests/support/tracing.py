"""What a traced program did: the addresses it named, and every path that it changed."""

import re
from pathlib import Path

# -ff: a file for each process, so that no call is torn by another's; -y: the real path behind each number.
STRACE = ("strace", "-ff", "-qq", "-y", "-e", "trace=%network,%file")
LOOPBACK = frozenset({"127.0.0.1", "::1", "::ffff:127.0.0.1"})
_ADDRESS = re.compile(r'inet_addr\("([^"]+)"\)|inet_pton\(AF_INET6, "([^"]+)"')
_OPENED = re.compile(r"\bopen(?:at2?)?\(.*\b(?:O_WRONLY|O_RDWR|O_CREAT|O_TRUNC)\b.*\) += \d+<(/.*)>$")
_CHANGED = re.compile(
    r"\b(mkdir|unlink|rename|rmdir|truncate|link|symlink|chmod|chown|lchown|mknod|utime|setxattr|"
    r"mkdirat|unlinkat|renameat2?|linkat|symlinkat|fchmodat2?|fchownat|mknodat|utimensat)\((.*)\) += 0"
)
_FOLDER = re.compile(r"(?:AT_FDCWD|\d+)<(/[^>]*)>")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
# Of these calls only the second name is changed: the first is what a link says, and may name nothing.
_SECOND = frozenset({"symlink", "symlinkat", "link", "linkat"})


def logs(prefix):
    """The text that strace left under a prefix, all processes together."""
    files = sorted(prefix.parent.glob(f"{prefix.name}.*"))
    return "\n".join(file.read_text(encoding="utf-8", errors="replace") for file in files)


def addresses(trace):
    """Every internet address that any call named."""
    return {four or six for four, six in _ADDRESS.findall(trace)}


def changed(trace, where):
    """Every path that was opened for writing, made, renamed or taken away. where: the folder it ran in."""
    found = set()
    for line in trace.splitlines():
        if opened := _OPENED.search(line):
            found.add(opened[1].removesuffix(" (deleted)"))
        elif change := _CHANGED.search(line):
            names = _QUOTED.findall(change[2])
            folder = next(iter(_FOLDER.findall(change[2])), str(where))
            found |= {str(Path(folder, name)) for name in (names[1:] if change[1] in _SECOND else names)}
    return found


def outside(paths, *allowed):
    """Those of the paths that lie in none of the allowed folders."""
    inside = tuple(map(Path, allowed))
    return {path for path in paths if not any(Path(path).is_relative_to(one) for one in inside)}
