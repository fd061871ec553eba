"""Words that belong to a box tick it, and a reader hears them as its name."""

from PySide6.QtCore import Qt

from ui.tick import Tick


def test_a_click_on_the_words_ticks_the_box_once(qtbot):
    tick = Tick("agreed", "The person responsible for this phone has agreed to the removal")
    qtbot.addWidget(tick)
    tick.resize(200, 80)
    tick.show()
    qtbot.mouseClick(tick, Qt.MouseButton.LeftButton, pos=tick.rect().center())
    assert tick.box.isChecked()
    qtbot.mouseClick(tick.box, Qt.MouseButton.LeftButton, pos=tick.box.rect().center())
    assert not tick.box.isChecked()
    qtbot.keyClick(tick.box, Qt.Key.Key_Space)
    assert tick.box.isChecked()
    assert tick.box.accessibleName().startswith("The person responsible")
