"""THE FACE: Qt only here; decides nothing.

How a view is added
-------------------
1. Its sentences: a module `ui/catalogue/NAME.py` with `SENTENCES = {"key": ("English", "French")}`, named in
   `ui/catalogue/__init__.py`. A count has two keys, `key.one` and `key.many`, and is asked for as
   `text("key", n=3)`. French has its no-break spaces put in by itself. What a phone or a file says passes through
   `shown()` of `ui/text.py` before it is shown.
2. The view: a class in `ui/views/`, made from `View` (`ui/views/base.py`). It is given one thing, the `Office`
   (`ui/office.py`): `self.text`, `self.theme`, `self.office.settings` and `self.office.keep(settings)`,
   `self.office.memory` for sizes, `self.office.go("cases")` to show another page,
   `self.office.tell(sentence)` for a short message, which screen readers announce, `self.office.fail(error)` for an
   AuditorError. `retranslate()` puts every sentence anew, `apply_theme()` whatever does not follow the theme by itself;
   a view that is not shown is asked for either in its turn (`ui/turns.py`), and no turn may be felt. `open(argument)`
   is called each time the page is shown. A large view names its `parts()`, which are given their look one by one.
3. The page: one line in `ui/pages.py`. A page is made when it is first shown.
4. Its parts come from `ui/widgets.py` and are laid out by `ui/layout.py`: labels are plain text and never anything
   else; every control gets an accessible name from its text and an identifier with `identify(widget, "caseTable")`.
5. Work: the window's thread never waits. `self.office.bridge.start(work)` runs `work(workplace, control)` in a thread
   of its own with a workplace (`auditor.app.Workplace`) of its own; `bridge.at_desk(work)` runs `work(desk, control)`
   with the phones of this sitting. `control.report` and `control.stop` are the Report and Stop of `auditor/ports.py`;
   `control.partial(value)` hands a part of the result over. Both return a `Job`, whose signals are only ever sent in
   the window's thread: `progressed(Progress)`, `partly(value)`, then exactly one of `done(result)`,
   `failed(AuditorError)`, `cancelled()`, and at the very end `ended()`. `job.cancel()` asks it to stop. Nothing that
   belongs to Qt may be touched inside `work`; a fault of the program in it reaches the crash handler.
6. Its test: `tests/ui/views/`, on practice phones through the real workflow; its pictures: `build/screenshots.py`.
"""
