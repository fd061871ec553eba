"""The style sheet of every part of the window, with the names of tokens where colours stand."""

STYLE = """
QToolTip { background:%(text)s; color:%(surface)s; border:0; padding:5px 8px }
QMainWindow, #page { background:%(bg)s }
#side, #sideInside, #sideBody { background:%(side)s }
#side { border:0; border-right:1px solid %(border)s }
#sideInside, #sideBody { border:0 }
#card, #tableCard { background:%(surface)s; border:1px solid %(border)s; border-radius:10px }
#detail { background:%(surface)s; border:0; border-left:1px solid %(border)s }
#detailBody, #detailScroll { background:%(surface)s; border:0 }
#line { background:%(border)s; max-height:1px; min-height:1px; border:0 }
#plain { background:transparent; border:0 } #wellBody { background:%(sunken)s; border:0 }
#well { background:%(sunken)s; border:1px solid %(border)s; border-radius:8px }
#bar { background:%(accent_soft)s; border:1px solid %(border)s; border-radius:10px }
#noteBad { background:%(bad_soft)s; border:0; border-radius:8px }
#noteOk { background:%(ok_soft)s; border:0; border-radius:8px }
#noteWarn { background:%(warn_soft)s; border:0; border-radius:8px }
#noteInfo { background:%(accent_soft)s; border:0; border-radius:8px }
#banner { background:%(warn_soft)s; border:0; border-bottom:1px solid %(border)s }
#banner QLabel, #toneWarn { color:%(warn)s }
#toast { background:%(text)s; border:0; border-radius:8px } #toast QLabel { color:%(surface)s }
#toneBad { color:%(bad)s } #toneOk { color:%(ok)s }
QLabel { background:transparent }
QLabel[role="h1"] { font-size:20px; font-weight:600 }
QLabel[role="h2"] { font-size:15px; font-weight:600 }
QLabel[role="h3"] { font-size:13px; font-weight:600 }
QLabel[role="muted"] { color:%(text2)s }
QLabel[role="faint"] { color:%(text3)s; font-size:12px }
QLabel[role="over"] { color:%(text3)s; font-size:11px; font-weight:600; letter-spacing:.5px }
QLabel[role="mono"] { font-family:"IBM Plex Mono","DejaVu Sans Mono",monospace; font-size:12px }
QLabel[role="monofaint"] { font-family:"IBM Plex Mono","DejaVu Sans Mono",monospace; font-size:11px; color:%(text3)s }
QLabel[role="bad"] { color:%(bad)s } QLabel[role="badh"] { color:%(bad)s; font-weight:600 }
QLabel[role="warn"] { color:%(warn)s } QLabel[role="warnh"] { color:%(warn)s; font-weight:600 }
QLabel[role="ok"] { color:%(ok)s } QLabel[role="okh"] { color:%(ok)s; font-weight:600 }
QPushButton { background:%(surface)s; border:1px solid %(control)s; border-radius:7px; padding:0 14px;
  min-height:32px; font-weight:500; color:%(text)s }
QPushButton:hover { background:%(hover)s } QPushButton:pressed { background:%(sunken)s }
QPushButton:focus { border:2px solid %(focus)s; padding:0 13px; min-height:30px }
QPushButton:disabled { color:%(text3)s; background:%(sunken)s; border-color:%(border)s }
QPushButton[kind="primary"] { background:%(accent)s; color:%(on_accent)s; border-color:%(accent)s; font-weight:600 }
QPushButton[kind="primary"]:hover { background:%(accent_hover)s; border-color:%(accent_hover)s }
QPushButton[kind="primary"]:focus, QPushButton[kind="danger"]:focus { border:2px solid %(text)s }
QPushButton[kind="danger"] { background:%(bad_solid)s; color:%(on_danger)s; border-color:%(bad_solid)s;
  font-weight:600 }
QPushButton[kind="danger"]:hover { background:%(bad_solid_hover)s; border-color:%(bad_solid_hover)s }
QPushButton[kind="primary"]:disabled, QPushButton[kind="danger"]:disabled { background:%(sunken)s;
  color:%(text3)s; border-color:%(border)s }
QPushButton[kind="ghost"] { background:transparent; border-color:transparent; color:%(text2)s; padding:0 10px;
  text-align:left }
QPushButton[kind="ghost"]:hover { background:%(sunken)s; color:%(text)s }
QPushButton[kind="ghost"]:checked { background:%(accent_soft)s; color:%(text)s; font-weight:600 }
QPushButton[kind="ghost"]:focus { border:2px solid %(focus)s; padding:0 9px }
QPushButton[kind="link"] { background:transparent; border:1px solid transparent; color:%(accent)s; padding:0 4px;
  min-height:22px; font-weight:500; text-align:left; border-radius:4px }
QPushButton[kind="link"]:hover { color:%(accent_hover)s; text-decoration:underline }
QPushButton[kind="link"]:focus { border:2px solid %(focus)s; padding:0 3px; min-height:20px }
QPushButton[kind="chip"] { border-radius:15px; min-height:28px; padding:0 12px; color:%(text2)s }
QPushButton[kind="chip"]:hover { color:%(text)s }
QPushButton[kind="chip"]:checked { background:%(text)s; color:%(surface)s; border-color:%(text)s }
QPushButton[kind="chip"]:focus { border:2px solid %(focus)s; min-height:26px; padding:0 11px }
QPushButton[kind="card"] { background:transparent; border:1px solid transparent; border-radius:9px; padding:0;
  min-height:52px; text-align:left }
QPushButton[kind="card"]:hover { background:%(hover)s }
QPushButton[kind="card"]:checked { background:%(surface)s; border:1px solid %(control)s }
QPushButton[kind="card"]:focus { border:2px solid %(focus)s; padding:0; min-height:50px }
QLineEdit, QComboBox, QPlainTextEdit, QDateEdit { background:%(surface)s; border:1px solid %(control)s;
  border-radius:7px; padding:0 10px; min-height:32px; selection-background-color:%(accent)s;
  selection-color:%(on_accent)s }
QPlainTextEdit { padding:6px 8px }
QLineEdit#searchBox { padding-left:2px } QLineEdit#searchBox:focus { padding-left:1px }
QLineEdit:focus, QComboBox:focus, QDateEdit:focus { border:2px solid %(focus)s; padding:0 9px; min-height:30px }
QPlainTextEdit:focus { border:2px solid %(focus)s; padding:5px 7px }
QLineEdit:disabled, QComboBox:disabled { color:%(text3)s; background:%(sunken)s; border-color:%(border)s }
QComboBox::drop-down, QDateEdit::drop-down { border:0; width:26px }
QComboBox::down-arrow, QDateEdit::down-arrow { image:url(%(down)s); width:12px; height:12px }
QComboBox QAbstractItemView { background:%(surface)s; border:1px solid %(control)s; color:%(text)s;
  selection-background-color:%(accent)s; selection-color:%(on_accent)s }
QTableView, QListView, QTreeView { background:transparent; border:0; outline:0; gridline-color:transparent;
  selection-background-color:transparent; selection-color:%(text)s }
QHeaderView { background:transparent }
QHeaderView::section { background:transparent; color:%(text3)s; border:0; border-bottom:1px solid %(border)s;
  padding:0 12px; font-size:12px; font-weight:600; height:36px }
QHeaderView::section:first { padding-left:16px }
QHeaderView::section:hover { color:%(text)s }
QHeaderView::down-arrow { image:url(%(up)s); width:10px; height:10px; subcontrol-position:right center; right:6px }
QHeaderView::up-arrow { image:url(%(down)s); width:10px; height:10px; subcontrol-position:right center; right:6px }
QProgressBar { background:%(border)s; border:0; border-radius:3px; max-height:6px; min-height:6px }
QProgressBar::chunk { background:%(accent)s; border-radius:3px }
QScrollBar:vertical { background:transparent; width:12px; margin:0 }
QScrollBar::handle:vertical { background:%(control)s; border-radius:3px; min-height:36px; margin:2px 3px }
QScrollBar:horizontal { background:transparent; height:12px; margin:0 }
QScrollBar::handle:horizontal { background:%(control)s; border-radius:3px; min-width:36px; margin:3px 2px }
QScrollBar::handle:hover { background:%(text3)s }
QScrollBar::add-line, QScrollBar::sub-line { height:0; width:0 }
QScrollBar::add-page, QScrollBar::sub-page { background:transparent }
QScrollArea { border:0; background:transparent }
QAbstractScrollArea::corner { background:transparent; border:0 }
QCheckBox, QRadioButton { spacing:10px; color:%(text)s; background:transparent; padding:2px }
QTextBrowser#manual { background:%(surface)s; border:0; color:%(text)s; selection-background-color:%(accent)s;
  selection-color:%(on_accent)s }
QTextBrowser#manual:focus { border:2px solid %(focus)s; border-radius:6px }
QListWidget#pickList { background:%(surface)s; border:1px solid %(control)s; border-radius:7px; padding:4px }
QListWidget#pickList:focus { border:2px solid %(focus)s; padding:3px }
QListWidget#pickList::item { height:28px; border-radius:5px; padding-left:4px }
QListWidget#pickList::item:hover { background:%(hover)s }
QListWidget#pickList::item:selected { background:%(accent_soft)s; color:%(text)s }
QListWidget#pickList::indicator { width:16px; height:16px; border:1px solid %(control)s; border-radius:4px;
  background:%(surface)s }
QListWidget#pickList::indicator:checked { background:%(accent)s; border-color:%(accent)s; image:url(%(chk)s) }
QCheckBox::indicator, QRadioButton::indicator { width:16px; height:16px; border:1px solid %(control)s;
  border-radius:4px; background:%(surface)s }
QRadioButton::indicator { border-radius:9px }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border:2px solid %(focus)s; width:14px; height:14px }
QCheckBox::indicator:checked { background:%(accent)s; border-color:%(accent)s; image:url(%(chk)s) }
QRadioButton::indicator:checked { border:5px solid %(accent)s; width:8px; height:8px }
QDialog { background:%(surface)s }
#dialogFoot { background:%(sunken)s; border:0; border-top:1px solid %(border)s }
"""
