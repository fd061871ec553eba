"""The manual is read in the window, page by page, and leads to no network."""

from PySide6.QtCore import QUrl


def opened(desk):
    desk.office.go("help")
    view = desk.window.page("help")
    desk.until(lambda: view.pages.count() > 0 and len(view.page_text.toPlainText()) > 500)
    return view


def test_the_manual_is_read_in_the_window(open_window):
    with open_window() as desk:
        view = opened(desk)
        titles = [view.pages.item(number).text() for number in range(view.pages.count())]
        assert "The ban list" in titles
        view.pages.setCurrentRow(titles.index("The ban list"))
        assert "An auditor must be able to defend every flag" in view.page_text.toPlainText()


def test_a_link_to_another_page_opens_it_and_one_to_a_network_is_only_named(open_window):
    with open_window() as desk:
        view = opened(desk)
        view.page_text.anchorClicked.emit(QUrl("ban-list.md"))
        assert view.pages.currentItem().text() == "The ban list"
        view.page_text.anchorClicked.emit(QUrl("https://example.org/elsewhere"))
        desk.until(lambda: desk.sees("helpNote"))
        assert "outside this computer" in desk.find("helpNote").accessibleName()


def test_a_page_without_its_french_form_says_so(open_window, tmp_path):
    (tmp_path / "only.md").write_text("# In English only\n\nWords.\n", encoding="utf-8")
    with open_window(language="fr") as desk:
        view = opened(desk)
        assert not desk.sees("helpNote")
        view._folder = tmp_path
        view.retranslate()
        assert view.pages.currentItem().text() == "In English only"
        desk.until(lambda: desk.sees("helpNote"))
