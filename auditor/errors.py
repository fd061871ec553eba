"""AuditorError and its kinds: each says what happened, why, and what to do.

A programmer's mistake raises ValueError or RuntimeError instead and reaches the crash handler: it is nobody's to retry.
"""


class AuditorError(Exception):
    """Something in the world (phone, file, list, operator) prevented the work; the program itself is sound.

    what: what did not happen, as a clause with a capital and no full stop.
    why: the fact that prevented it.
    remedy: what the operator can do about it, as an imperative clause.
    """

    def __init__(self, what: str, why: str, remedy: str) -> None:
        super().__init__(what, why, remedy)
        self.what = what
        self.why = why
        self.remedy = remedy

    def __str__(self) -> str:
        """One plain line: what: why. Remedy."""
        sentence = f"{self.what}: {self.why}. {self.remedy}."
        return " ".join(sentence.split())


class UsageError(AuditorError):
    """The command line asked for something that cannot be meant."""


class PhoneError(AuditorError):
    """Something about a phone or the way to it."""


class NoPhoneError(PhoneError):
    """No phone, or not the one that was asked for, is attached."""


class SeveralPhonesError(PhoneError):
    """More than one phone is attached and none was chosen."""


class PhoneNotReadyError(PhoneError):
    """The phone is attached but does not answer questions (unauthorized, offline, recovery …)."""


class PhoneLostError(PhoneError):
    """The phone went away while it was being spoken to."""


class OtherPhoneError(PhoneError):
    """The attached phone is not the one that the case is about."""


class AdbError(PhoneError):
    """The adb program or its server cannot be used."""


class AdbAlteredError(AdbError):
    """The adb program is not the one that this version brings."""


class BanListError(AuditorError):
    """The ban list cannot be trusted or used."""


class BadSignatureError(BanListError):
    """The list is unsigned, altered, or signed by a publisher that is not installed here."""


class ExpiredError(BanListError):
    """The list's time has run out, or has not begun."""


class RolledBackError(BanListError):
    """The list is older than an edition already used here."""


class MalformedError(BanListError):
    """The list's content breaks its schema."""


class UnarmedError(BanListError):
    """An indicator of the list can match nothing."""


class RecordsError(AuditorError):
    """The records file cannot be read or written."""


class NewerRecordsError(RecordsError):
    """The records file was written by a newer version of Fieldcheck."""


class RecordsFullError(RecordsError):
    """There is no room left to write the records."""


class CustodyError(RecordsError):
    """The custody log or a kept answer is not what was written."""


class NoCaseError(RecordsError):
    """There is no such case."""


class RemovalError(AuditorError):
    """A removal cannot be carried out."""


class NotConfirmedError(RemovalError):
    """The confirmation is missing or speaks of another plan or phone."""


class IdentityError(AuditorError):
    """A signing identity cannot be made or used."""


class WrongPassphraseError(IdentityError):
    """The passphrase does not open the identity."""


class TokenError(IdentityError):
    """A smart card or USB key, or the module that speaks to it, cannot be used."""


class ReportError(AuditorError):
    """The report cannot be made, signed or checked."""


class SettingsError(AuditorError):
    """The settings of the data folder cannot be read."""


class TimeStampError(ReportError):
    """The site's time-stamp server cannot be used."""


class OutputError(AuditorError):
    """A file that the operator asked for cannot be written or read."""


class ProgramError(AuditorError):
    """The program's own files cannot be read."""


class CancelledError(AuditorError):
    """The operator stopped the work."""


class WindowError(AuditorError):
    """The window cannot be opened on this computer; the command line works all the same."""
