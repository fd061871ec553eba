"""What an app's file claims, read from as few of its bytes as it takes: signers, label, icon. Pure."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from auditor.android.apk.archive import (
    STORED,
    Archive,
    Entry,
    check_size,
    data_start,
    read_archive,
    read_entry,
    span_of,
)
from auditor.android.apk.chunks import Region, region_of
from auditor.android.apk.icon import MAX_PICTURE, drawn_anew
from auditor.android.apk.jar import has_v1, v1_signers
from auditor.android.apk.labels import label_for
from auditor.android.apk.ranges import BadApkError, FileView, TooLargeError
from auditor.android.apk.resources import ANY_DENSITY, NO_DENSITY, USUAL_DENSITY, Configuration, Table, Variant
from auditor.android.apk.signing import Signed, digest, read_block, schemes_in, signature_of
from auditor.android.apk.xml import DRAWABLE, Given, Manifest, elements, read_manifest
from auditor.model.appfile import AppFile, Cause, FilePart, Unread

MANIFEST, RESOURCES = "AndroidManifest.xml", "resources.arsc"
MAX_MANIFEST = 4 * 1024 * 1024
MAX_TABLE = 32 * 1024 * 1024
MAX_ICON_XML = 64 * 1024
# A table up to this size is read whole, with the manifest, to save a question.
SMALL_TABLE = 512 * 1024
TABLE_HEAD = 4096
# Signing blocks of most apps are smaller; a larger one costs one more question.
BLOCK_SLACK = 16 * 1024
# Launcher icons are 48 dp wide: 96 px at this density, enough for the 64 px that we keep.
WANTED_DENSITY = 320
ADAPTIVE = ("adaptive-icon", "foreground")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is wanted of a file. locale: the phone's language and region. whole: also label and icon, not only signers.

    sdk: the phone's API level, which decides the signature scheme that counts; None if not known.
    """

    package: str
    locale: tuple[str, str]
    sdk: int | None
    whole: bool


def read_signers(view: FileView, sdk: int | None) -> Signed:
    """The signers that a phone of that API level goes by. Raises NeedBytesError, BadApkError."""
    archive = read_archive(view, BLOCK_SLACK)
    blocks = read_block(view, archive.start)
    oldest = ("v1",) if has_v1(archive) else ()
    schemes = (*oldest, *schemes_in(blocks))
    signature = signature_of(blocks, sdk)
    if signature is not None:
        past = tuple(digest(each) for each in signature.past)
        return Signed(schemes, tuple(digest(each) for each in signature.signers), past)
    if oldest:
        return Signed(schemes, tuple(digest(each) for each in v1_signers(view, archive)), ())
    raise BadApkError("it carries no signature that this phone's Android looks at")


def read_app(view: FileView, asked: Asked) -> AppFile:
    """Everything that is wanted. What is broken is named in unread. Raises only NeedBytesError."""
    app = AppFile(asked.package, None)
    signed = _tried(FilePart.SIGNER, lambda: read_signers(view, asked.sdk))
    if isinstance(signed, Unread):
        app = replace(app, unread=(signed,))
    else:
        app = replace(app, signers=signed.signers, past_signers=signed.past_signers, signing_schemes=signed.schemes)
    return _with_looks(app, view, asked) if asked.whole else app


def _with_looks(app: AppFile, view: FileView, asked: Asked) -> AppFile:
    looks = _tried(FilePart.LABEL, lambda: _Looks.of(view, asked.package))
    if isinstance(looks, Unread):
        return replace(app, unread=(*app.unread, looks, replace(looks, part=FilePart.ICON)))
    labelled = _tried(FilePart.LABEL, lambda: looks.labelled(app, asked.locale))
    if isinstance(labelled, Unread):
        labelled = replace(app, unread=(*app.unread, labelled))
    icon: str | Unread | None = _tried(FilePart.ICON, looks.icon)
    if isinstance(icon, Unread):
        return replace(labelled, unread=(*labelled.unread, icon))
    return replace(labelled, icon=icon)


def _tried(part: FilePart, read: Callable[[], T]) -> T | Unread:
    try:
        return read()
    except TooLargeError as error:
        return Unread(part, Cause.TOO_LARGE, str(error))
    except _ElsewhereError as error:
        return Unread(part, Cause.ELSEWHERE, str(error))
    except BadApkError as error:
        return Unread(part, Cause.MALFORMED, str(error))


class _ElsewhereError(BadApkError):
    """What is wanted lies in another file: the system's own resources, or a split."""


@dataclass(frozen=True, slots=True)
class _Looks:
    """The parts of a file that show the app: manifest and table. table None: the file has none."""

    view: FileView
    archive: Archive
    manifest: Manifest
    table: Table | None

    @classmethod
    def of(cls, view: FileView, package: str) -> "_Looks":
        archive = read_archive(view, BLOCK_SLACK)
        entry, table = archive.entry(MANIFEST), archive.entry(RESOURCES)
        if entry is None:
            raise BadApkError("it has no manifest")
        check_size(entry, MAX_MANIFEST)
        view.want([span_of(entry, view), *([_table_span(table, view)] if table else [])])
        manifest = read_manifest(read_entry(view, entry, MAX_MANIFEST))
        if manifest.package != package:
            raise BadApkError(f"its manifest names another package, {manifest.package[:80]}")
        return cls(view, archive, manifest, Table(_table_region(view, table)) if table else None)

    def labelled(self, app: AppFile, locale: tuple[str, str]) -> AppFile:
        """The app with its labels. Raises NeedBytesError, BadApkError."""
        given = self._texts(self.manifest.label)
        launcher = label_for(self._texts(self.manifest.launcher_label), locale)
        label = label_for(given, locale)
        return replace(
            app,
            label=label,
            label_en=label_for(given, ("en", "")),
            label_fr=label_for(given, ("fr", "")),
            launcher_label=launcher if launcher != label else None,
        )

    def _texts(self, given: Given | None) -> tuple[tuple[Configuration, str], ...]:
        if given is None:
            return ()
        if (reference := given.value.reference) is None:
            return ((_ANYWHERE, given.text),) if given.text else ()
        table = self._table_for(reference)
        return table.texts(table.followed(reference))

    def _table_for(self, reference: int) -> Table:
        if self.table is None or not self.table.variants(reference):
            raise _ElsewhereError(f"its resource {reference:08x} is not in this file")
        return self.table

    def icon(self) -> str | None:
        """The icon drawn anew, or None if it is no picture. Raises NeedBytesError, BadApkError."""
        given = self.manifest.icon
        if given is None or (reference := given.value.reference) is None:
            return None
        paths = self._paths(reference)
        pictures = [path for path in paths if not path.endswith(".xml")]
        if pictures:
            return self._drawn(pictures[0], foreground=False)
        for path in paths:
            inner = self._foreground(path)
            if inner is not None:
                shown = [each for each in self._paths(inner) if not each.endswith(".xml")]
                return self._drawn(shown[0], foreground=True) if shown else None
        return None

    def _paths(self, reference: int) -> list[str]:
        """The files of a picture, those of the best density first."""
        table = self._table_for(reference)
        found = table.texts(tuple(sorted(table.followed(reference), key=_by_density)))
        return [path for _configuration, path in found if path in self.archive.entries]

    def _foreground(self, path: str) -> int | None:
        """What an adaptive icon shows in front, as a resource."""
        data = read_entry(self.view, self.archive.entries[path], MAX_ICON_XML)
        for element in elements(data):
            if element.path[:2] == ADAPTIVE and (given := element.attributes.get(DRAWABLE)):
                return given.value.reference
        return None

    def _drawn(self, path: str, *, foreground: bool) -> str:
        picture = read_entry(self.view, self.archive.entries[path], MAX_PICTURE)
        return drawn_anew(picture, foreground=foreground)


_ANYWHERE = Configuration("", "", 0, plain=True)


def _table_span(entry: Entry, view: FileView) -> tuple[int, int]:
    """All of a small table or one that is packed; else its first few kilobytes."""
    check_size(entry, MAX_TABLE)
    offset, length = span_of(entry, view)
    large = entry.method == STORED and entry.size > SMALL_TABLE
    return (offset, min(TABLE_HEAD, length)) if large else (offset, length)


def _table_region(view: FileView, entry: Entry) -> Region:
    """A large stored table is read in parts, so that its checksum cannot be looked at."""
    if entry.method == STORED and entry.size > SMALL_TABLE:
        if entry.packed != entry.size:
            raise BadApkError("its resources have two sizes")
        return Region(view, data_start(view, entry), entry.size)
    return region_of(read_entry(view, entry, MAX_TABLE))


def _by_density(variant: Variant) -> tuple[bool, int]:
    """Densities from the wanted one upward, then those below, the densest first; XML for any density last."""
    density = variant.configuration.density or USUAL_DENSITY
    if density in (ANY_DENSITY, NO_DENSITY):
        return True, 1 << 16
    return density < WANTED_DENSITY, abs(density - WANTED_DENSITY)
