"""A table of resources (resources.arsc), written: texts in some languages and files for some densities. Pure."""

import struct
from dataclasses import dataclass

from auditor.practice.axml import TYPE_STRING, chunk, string_pool

TABLE, PACKAGE, TYPE, TYPE_SPEC = 0x0002, 0x0200, 0x0201, 0x0202
APP_PACKAGE = 0x7F
CONFIG_SIZE = 64
ANY_DENSITY = 0xFFFE


@dataclass(frozen=True, slots=True)
class Variant:
    """One text or path. language: two letters or empty; density: dots per inch or 0; sdk: least API level or 0."""

    text: str
    language: str = ""
    density: int = 0
    sdk: int = 0


@dataclass(frozen=True, slots=True)
class Resource:
    """One resource: its type and name, and its variants. The first of a type has the number 0 there."""

    kind: str
    name: str
    variants: tuple[Variant, ...]


def number_of(resources: tuple[Resource, ...], kind: str) -> int:
    """The number of the first resource of a type."""
    kinds = list(dict.fromkeys(each.kind for each in resources))
    return APP_PACKAGE << 24 | (kinds.index(kind) + 1) << 16


def table(package: str, resources: tuple[Resource, ...]) -> bytes:
    """The table's bytes. Each type may have one resource."""
    texts = list(dict.fromkeys(variant.text for each in resources for variant in each.variants))
    pool = {text: index for index, text in enumerate(texts)}
    types = string_pool([each.kind for each in resources])
    keys = string_pool([each.name for each in resources])
    name = package.encode("utf-16-le", "replace")[:254].ljust(256, b"\0")
    header = struct.pack("<I", APP_PACKAGE) + name
    header += struct.pack("<IIIII", 288, len(resources), 288 + len(types), len(resources), 0)
    parts = [types, keys]
    for index, each in enumerate(resources):
        parts.append(chunk(TYPE_SPEC, struct.pack("<BBHI", index + 1, 0, 0, 1), struct.pack("<I", 0)))
        parts += [_type(index, variant, pool[variant.text]) for variant in each.variants]
    body = string_pool(texts, utf8=True) + chunk(PACKAGE, header, b"".join(parts))
    return chunk(TABLE, struct.pack("<I", 1), body)


def _type(index: int, variant: Variant, text: int) -> bytes:
    """One type chunk with one entry. Header of 84 bytes: 20 and the configuration."""
    head = struct.pack("<BBHII", index + 1, 0, 0, 1, 84 + 4) + _configuration(variant)
    entry = struct.pack("<IHHIHBBI", 0, 8, 0, index, 8, 0, TYPE_STRING, text)
    return chunk(TYPE, head, entry)


def _configuration(variant: Variant) -> bytes:
    language = variant.language.encode("ascii").ljust(2, b"\0")
    # size, mobile codes, language, region, orientation and touch screen, density, keys, screen, API level.
    told = struct.pack("<II2s2sHHIIHH", CONFIG_SIZE, 0, language, b"\0\0", 0, variant.density, 0, 0, variant.sdk, 0)
    return told.ljust(CONFIG_SIZE, b"\0")
