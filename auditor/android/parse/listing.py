"""`pm list packages -f -U -i --show-versioncode`: one user's packages, a line each, in no order.

`package:[PATH=]NAME[ versionCode:N][ stopped=..][  installer=X][ uid:N[,N..]]` (PackageManagerShellCommand,
runListPackages): two spaces before the installer, and the path may hold `=` since Android 8 (a base64 folder), so that
the name begins after the last one.
"""

import re
from dataclasses import dataclass

from auditor.android.parse.names import MAX_SHOWN_NAME, is_package_name
from auditor.android.parse.text import Problems, first_refusal, known, lines, number, quoted
from auditor.model.extent import MAX_PACKAGES

MAX_PATH = 1_024
# One for every option that Android has for a line's end, and a few for those it will have.
MAX_TAILS = 12
_TAIL_KEY = re.compile(r"[A-Za-z][\w-]*(?=[:=])", re.ASCII)
_UNKNOWN_OPTION = re.compile(r"Error: Unknown option: ?(\S{0,40})")


@dataclass(frozen=True, slots=True)
class ListedPackage:
    """One line. None: the line does not tell it (not asked, or not known to this Android)."""

    name: str
    path: str | None
    version_code: int | None
    installer: str | None
    uid: int | None


@dataclass(frozen=True, slots=True)
class PackageList:
    """Every package told, by name. unknown_option: an option that this Android does not have, so that it told nothing.

    refusal: the phone's words if the shell may not ask about this user.
    """

    packages: tuple[ListedPackage, ...]
    unknown_option: str | None
    refusal: str | None
    problems: tuple[str, ...]

    @property
    def names(self) -> frozenset[str]:
        """The package names."""
        return frozenset(package.name for package in self.packages)


def parse_listing(data: bytes, error: bytes = b"") -> PackageList:
    """Read the answer; the error channel beside it only tells why there is none. Never raises."""
    problems = Problems()
    found: dict[str, ListedPackage] = {}
    strange: list[str] = []
    for line in lines(data, problems):
        if not line.startswith("package:"):
            if line.strip():
                strange.append(line)
            continue
        if len(found) >= MAX_PACKAGES:
            problems.add(f"more than {MAX_PACKAGES} packages")
            break
        _take(found, _package(line.removeprefix("package:")), problems)
    for line in strange:
        problems.add(f"not a package: {quoted(line)}")
    strange += [line for line in lines(error, problems) if line.strip()]
    option = next((match[1] for line in strange if (match := _UNKNOWN_OPTION.search(line))), None)
    refusal = first_refusal(strange)
    return PackageList(tuple(found[name] for name in sorted(found)), option, refusal, problems.all())


def _take(found: dict[str, ListedPackage], package: ListedPackage, problems: Problems) -> None:
    if not is_package_name(package.name):
        problems.add(f"a name that no package can have: {quoted(package.name)}")
    # Several versions of a shared library go by one name; the first stands for all.
    found.setdefault(package.name, package)


def _package(text: str) -> ListedPackage:
    body, tails = _split_tails(text)
    path, separator, name = body.rpartition("=")
    uids = tails.get("uid", "").split(",")
    return ListedPackage(
        name=name.strip()[:MAX_SHOWN_NAME],
        path=known(path[:MAX_PATH]) if separator else None,
        version_code=number(tails.get("versionCode", "")),
        installer=known(tails.get("installer")),
        uid=number(uids[0]),
    )


def _split_tails(text: str) -> tuple[str, dict[str, str]]:
    """Take `key:value` and `key=value` words off the end until what is left ends in a package name."""
    tails: dict[str, str] = {}
    body = text.rstrip()
    for _ in range(MAX_TAILS):
        head, gap, word = _last_word(body)
        key = _TAIL_KEY.match(word)
        if not gap or key is None:
            break
        tails.setdefault(key[0], word[key.end() + 1 :])
        body = head
    return body, tails


def _last_word(text: str) -> tuple[str, str, str]:
    head, gap, word = text.rpartition(" ")
    return head.rstrip(), gap, word
