"""The ban list at work: trusted, read and armed before any audit; checked, imported and compared by file.

A department's supplement, if one is in use, is laid over the edition before both are armed together.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from auditor.banlist.compile import compile_edition, edition_bytes
from auditor.banlist.diff import compare
from auditor.banlist.export import ExportFormat, export
from auditor.banlist.limits import MAX_BUNDLE_BYTES
from auditor.banlist.read import read_edition
from auditor.banlist.sign import new_key, publisher_of, sign_edition
from auditor.banlist.signature import write_publisher
from auditor.banlist.store import (
    SIGNATURE_SUFFIX,
    EditionFiles,
    SupplementFiles,
    import_edition,
    load_in_use,
    put_supplement,
    read_edition_files,
    read_publishers,
    read_source,
    read_state,
    read_supplement_files,
    remember,
    supplement_in_use,
    take_supplement_away,
    verify_files,
)
from auditor.banlist.supplement import TrustedSupplement, merge, read_supplement, trust_supplement
from auditor.banlist.trust import TrustedEdition
from auditor.errors import OutputError, UnarmedError
from auditor.files import AS_UMASK, read_bounded, write_new, write_whole
from auditor.judge.arm import arm
from auditor.model.audit import UsedBanList, UsedSupplement
from auditor.model.banlist_changes import BanListChanges
from auditor.model.custody import EntryKind, ListImported, SupplementChanged
from auditor.model.policy import BanList
from auditor.model.supplement import Supplement
from auditor.records.store import Records
from auditor.workflow.desk import choose_policies

SUPPLEMENT_SUFFIX = ".toml"
# The operator sees the first few; a list with more is broken as a whole.
SHOWN_FAILURES = 3
# An Ed25519 key in PEM has about 120 bytes, an encrypted one about 300.
MAX_KEY_BYTES = 16 * 1024


@dataclass(frozen=True, slots=True)
class ArmedList:
    """An edition that was verified, read and armed; used says how a record names it.

    ban_list: with the supplement's rules, if there is a supplement. edition: without them.
    """

    ban_list: BanList
    used: UsedBanList
    edition: BanList
    supplement: Supplement | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """An edition read from a file: armed, and not yet in use."""

    armed: ArmedList
    files: EditionFiles
    trusted: TrustedEdition


@dataclass(frozen=True, slots=True)
class SupplementCandidate:
    """A supplement read from a file, armed over the edition in use, and not yet in use itself."""

    armed: ArmedList
    supplement: Supplement
    used: UsedSupplement
    files: SupplementFiles


def list_in_use(resources: Path, home: Path, now: datetime) -> ArmedList:
    """Load the edition in use and the supplement over it, arm both, and remember the edition's number.

    Raises BanListError: no valid list, no audit.
    """
    trusted = load_in_use(resources, home, now)
    files = supplement_in_use(home)
    armed = _armed(trusted, None if files is None else _trusted(resources, files, now))
    remember(home, trusted)
    return armed


def check_supplement(resources: Path, home: Path, path: Path, now: datetime) -> SupplementCandidate:
    """Read a supplement from a file and arm it over the edition in use. Raises BanListError, OutputError."""
    files = read_supplement_files(path)
    trusted = _trusted(resources, files, now)
    armed = _armed(load_in_use(resources, home, now), trusted)
    return SupplementCandidate(armed, trusted.supplement, _used_supplement(trusted), files)


def take_supplement(home: Path, candidate: SupplementCandidate, records: Records) -> None:
    """Take a checked supplement into use and say so in the custody log. Raises OutputError, RecordsError."""
    used = candidate.used
    body = SupplementChanged(used.name, used.digest, used.signed_by)
    records.log(EntryKind.SUPPLEMENT_TAKEN, None, body)
    put_supplement(home, candidate.files)


def drop_supplement(home: Path, records: Records) -> str:
    """Use no supplement any more, say so in the custody log, and return the digest of the one that went.

    It need not be readable: a broken or expired one must not keep audits from being made. Raises OutputError.
    """
    digest = dropped_digest(home)
    records.log(EntryKind.SUPPLEMENT_DROPPED, None, SupplementChanged("", digest, None))
    take_supplement_away(home)
    return digest


def dropped_digest(home: Path) -> str:
    """SHA-256 of the supplement that would be dropped. Raises OutputError if there is none."""
    files = supplement_in_use(home)
    if files is None:
        raise OutputError("No supplement was dropped", "there is none in use", "See fieldcheck banlist show")
    return hashlib.sha256(files.data).hexdigest()


def _trusted(resources: Path, files: SupplementFiles, now: datetime) -> TrustedSupplement:
    return trust_supplement(files.name, files.data, files.signature, read_publishers(resources), now)


def check_file(resources: Path, home: Path, path: Path, now: datetime, *, allow_older: bool) -> Candidate:
    """Verify, read and arm an edition from a file without using it. Raises BanListError, OutputError."""
    files = read_edition_files(path)
    trusted = verify_files(files, read_publishers(resources), read_state(home), now, allow_older=allow_older)
    return Candidate(_armed(trusted, None), files, trusted)


def import_candidate(home: Path, candidate: Candidate, records: Records) -> None:
    """Take a checked edition into use and say so in the custody log. Raises OutputError, RecordsError."""
    trusted = candidate.trusted
    imported = ListImported(trusted.ban_list.edition, trusted.digest, trusted.publisher, trusted.overridden)
    records.log(EntryKind.LIST_IMPORTED, None, imported)
    import_edition(home, candidate.files, trusted)


def _armed(trusted: TrustedEdition, layer: TrustedSupplement | None) -> ArmedList:
    ban_list = trusted.ban_list if layer is None else merge(trusted.ban_list, layer.supplement, layer.file)
    arming = arm(ban_list)
    if arming.failures:
        failures = "; ".join(arming.failures[:SHOWN_FAILURES])
        raise UnarmedError(
            "The ban list cannot be used",
            f"{len(arming.failures)} of its indicators can match nothing: {failures}",
            "Ask its publisher for a corrected edition",
        )
    used = UsedBanList(
        edition=ban_list.edition,
        publisher=trusted.publisher,
        publisher_key=trusted.key_id,
        development=trusted.development,
        issued=ban_list.issued,
        expires=ban_list.expires,
        as_of=ban_list.as_of,
        digest=trusted.digest,
        indicators=arming.total,
        armed=arming.armed,
        supplement=_used_supplement(layer) if layer else None,
        older_allowed=trusted.overridden,
    )
    return ArmedList(ban_list, used, trusted.ban_list, layer.supplement if layer else None)


def _used_supplement(trusted: TrustedSupplement) -> UsedSupplement:
    supplement = trusted.supplement
    return UsedSupplement(
        name=supplement.name.en,
        name_fr=supplement.name.fr,
        digest=trusted.digest,
        signed_by=trusted.signed_by,
        issued=supplement.issued,
        expires=supplement.expires,
        rules=len(supplement.rules),
        reasons=len(supplement.reasons),
        exceptions=len(supplement.exceptions),
    )


def changes(older: BanList, newer: BanList) -> BanListChanges:
    """What is different in the newer edition."""
    return compare(older, newer)


def compile_source(source: Path, out: Path) -> BanList:
    """Compile a source folder to a bundle file. Raises MalformedError naming file and field, OutputError."""
    ban_list = compile_edition(read_source(source))
    write_whole(out, edition_bytes(ban_list))
    return ban_list


def export_policies(armed: ArmedList, policies: tuple[str, ...], day: date, form: str) -> bytes:
    """The chosen policies for programs that manage phones. Raises UsageError for an unknown policy."""
    return export(armed.ban_list, choose_policies(armed.ban_list, policies), day, ExportFormat(form))


def make_publisher_key(out: Path, publisher: str, passphrase: str | None) -> tuple[Path, str]:
    """Make a publisher's key and, beside it, the publisher file to install. Returns that file and the key's id."""
    secret = passphrase.encode() if passphrase else None
    private = new_key(secret)
    public = publisher_of(private, secret, publisher, development=False)
    beside = out.with_suffix(".publisher.toml")
    write_new(out, private)
    write_new(beside, write_publisher(public), AS_UMASK)
    return beside, public.key_id


def sign_bundle(bundle: Path, key: Path, passphrase: Callable[[], str] | None) -> Path:
    """Sign an edition, or a supplement (.toml), and write the signature beside it.

    passphrase: asked only if the key needs one. What could not be used is not signed. Raises AuditorError.
    """
    data = read_bounded(bundle, MAX_BUNDLE_BYTES)
    private = read_bounded(key, MAX_KEY_BYTES)
    if bundle.suffix == SUPPLEMENT_SUFFIX:
        read_supplement(bundle.name, data)
    else:
        read_edition(data)
    secret = passphrase().encode() if passphrase and b"ENCRYPTED" in private else None
    beside = bundle.with_name(bundle.name + SIGNATURE_SUFFIX)
    write_whole(beside, sign_edition(data, private, secret))
    return beside
