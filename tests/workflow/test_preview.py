from auditor.model.verification import Result
from auditor.workflow.export import ReportOrder, Trust, check_and_preview, issue_report, preview_report
from auditor.workflow.signers import Signers
from support import build


def test_what_the_preview_shows_is_what_is_signed(records, sealed, clock, tmp_path):
    case_id = sealed(build.package())
    preview = preview_report(records, case_id, "fr")
    path = tmp_path / "report.pdf"
    signers = Signers(tmp_path)
    issue_report(records, ReportOrder(case_id, path, "fr", clock.now()), signers.practice(clock.now()))
    trust = Trust((), signers.practice_roots(clock.now()), ())
    checked, shown = check_and_preview(path, trust, clock.now())
    assert checked.result is Result.VALID
    assert shown.page(2, 300).pixels == preview.page(2, 300).pixels
    assert shown.page(1, 300).pixels != preview.page(1, 300).pixels


def test_a_file_that_is_not_valid_is_never_drawn(records, sealed, clock, tmp_path):
    path = tmp_path / "report.pdf"
    signers = Signers(tmp_path)
    issue_report(records, ReportOrder(sealed(build.package()), path, "en", clock.now()), signers.practice(clock.now()))
    assert check_and_preview(path, Trust((), (), ()), clock.now())[1] is None
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    trust = Trust((), signers.practice_roots(clock.now()), ())
    checked, shown = check_and_preview(path, trust, clock.now())
    assert (checked.result, shown) == (Result.NOT_VALID, None)
