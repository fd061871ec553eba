"""`pm list users`: Android's numbered users, as `UserInfo{ID:NAME:FLAGS} running` lines."""

import re
from dataclasses import dataclass

from auditor.android.parse.text import Problems, first_refusal, lines, number, quoted

# UserManagerService.MAX_USER_ID: ids are recycled below it so that uids fit in 31 bits.
MAX_USER_ID = 21_474
# Phones allow 4 to 8 users and some profiles each; a list beyond this is a fault or an attack.
MAX_USERS = 64
# Settings lets people type about 100 characters.
MAX_NAME = 200
# Names may hold colons, braces and spaces: the id ends at the first colon, the flags begin at the last.
_USER = re.compile(r"\s*UserInfo\{(\d{1,7}):(.*):([0-9A-Fa-f]{1,8})\}\s*(\w*).*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class ListedUser:
    """One line. flags: UserInfo.FLAG_* bits, printed in hexadecimal."""

    user_id: int
    name: str
    flags: int
    running: bool


@dataclass(frozen=True, slots=True)
class UserList:
    """Every user told, by id. refusal: the phone's words if it would not tell."""

    users: tuple[ListedUser, ...]
    refusal: str | None
    problems: tuple[str, ...]


def parse_users(data: bytes) -> UserList:
    """Read the answer. Never raises."""
    problems = Problems()
    users: dict[int, ListedUser] = {}
    strange: list[str] = []
    for line in lines(data, problems):
        user = _user(line)
        if user is not None:
            _take(users, user, problems)
        elif line.strip() not in ("", "Users:"):
            strange.append(line)
    refusal = first_refusal(strange)
    for line in strange:
        problems.add(f"not a user: {quoted(line)}")
    if not users:
        problems.add("no user in it")
    return UserList(tuple(users[key] for key in sorted(users)), refusal, problems.all())


def _user(line: str) -> ListedUser | None:
    match = _USER.fullmatch(line)
    user_id = number(match[1]) if match else None
    if match is None or user_id is None or user_id > MAX_USER_ID:
        return None
    return ListedUser(user_id, match[2].strip()[:MAX_NAME], int(match[3], 16), match[4] == "running")


def _take(users: dict[int, ListedUser], user: ListedUser, problems: Problems) -> None:
    if user.user_id in users:
        problems.add(f"user {user.user_id} is named twice")
    elif len(users) >= MAX_USERS:
        problems.add(f"more than {MAX_USERS} users")
    else:
        users[user.user_id] = user
