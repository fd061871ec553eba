"""Apps that people install: invented names and vendors, so that no real maker is spoken of in training."""

import re

_BY_VENDOR = {
    "ca.northlake": "banking:Northlake Bank wallet:Northlake Wallet invest:Northlake Invest rewards:Northlake Rewards",
    "ca.maplegrid": "transit:MapleGrid Transit parking:MapleGrid Parking bikes:MapleGrid Bikes rides:MapleGrid Rides",
    "ca.harbourfm": "player:Harbour FM podcasts:Harbour Podcasts news:Harbour News",
    "com.tidewell": "sleep:Tidewell Sleep water:Tidewell Water run:Tidewell Run yoga:Tidewell Yoga diet:Tidewell Diet",
    "com.oakpost": "mail:Oakpost Mail calendar:Oakpost Calendar notes:Oakpost Notes contacts:Oakpost Contacts",
    "com.brightfen": "notes:Brightfen Notes scan:Brightfen Scan sign:Brightfen Sign board:Brightfen Board",
    "org.openfield": "maps:Openfield Maps birds:Openfield Birds trees:Openfield Trees stars:Openfield Stars",
    "com.quillandbook": "reader:Quill Reader audio:Quill Audio kids:Quill Kids dictionary:Quill Dictionary",
    "com.snowplow.games": "chess:Snow Chess cards:Snow Cards blocks:Snow Blocks words:Snow Words sudoku:Snow Sudoku",
    "com.lanternworks": "torch:Lantern compass:Lantern Compass level:Lantern Level ruler:Lantern Ruler beat:Beat",
    "com.pinecart": "grocery:Pinecart Grocery recipes:Pinecart Recipes coupons:Pinecart Coupons delivery:Pinecart Home",
    "com.skylarkair": "boarding:Skylark Air lounge:Skylark Lounge tracker:Flight Tracker",
    "com.roomkey.hotels": "booking:Roomkey checkin:Roomkey Check-in",
    "net.greywolf": "vpn:Greywolf VPN files:Greywolf Files keys:Greywolf Keys monitor:Greywolf Monitor",
    "com.citrine": "photo:Citrine Photo video:Citrine Video frames:Citrine Frames print:Citrine Print draw:Citrine Art",
    "com.hearthside": "lights:Hearthside Lights lock:Hearthside Lock heat:Hearthside Heat camera:Hearthside Camera",
    "com.redcanoe": "weather:Red Canoe Weather trails:Red Canoe Trails paddle:Red Canoe Paddle",
    "ca.provhealth": "card:Health Card booking:Health Booking records:Health Records",
    "com.learnwell": "french:Learnwell French spanish:Learnwell Spanish math:Learnwell Math music:Learnwell Music",
    "com.parcelbird": "track:Parcelbird locker:Parcelbird Locker",
    "com.fernhouse": "plants:Fernhouse garden:Fernhouse Garden",
    "com.stagelight": "tickets:Stagelight cinema:Stagelight Cinema festival:Stagelight Festival",
    "com.hockeydesk": "scores:Hockeydesk fantasy:Hockeydesk Fantasy",
    "com.bluekettle": "coffee:Blue Kettle orders:Blue Kettle Orders",
    "com.civicpost": "alerts:Civic Alerts library:Civic Library waste:Civic Waste pool:Civic Pools",
    "com.ledgerline": "expenses:Ledgerline Expenses tax:Ledgerline Tax hours:Ledgerline Hours",
    "com.volta.charge": "map:Volta Charge home:Volta Home",
    "com.tallpines": "golf:Tall Pines Golf ski:Tall Pines Ski",
    "com.paperboat": "messenger:Paperboat groups:Paperboat Groups",
    "com.wrenaudio": "buds:Wren Buds speaker:Wren Speaker tuner:Wren Tuner",
    "com.ottersoft": "keyboard:Otter Keyboard launcher:Otter Launcher icons:Otter Icons widgets:Otter Widgets",
    "com.familytable": "planner:Family Planner chores:Family Chores album:Family Album",
    "com.petalcare": "vet:Petalcare walks:Petalcare Walks",
    "com.autumncar": "garage:Autumn Garage fuel:Autumn Fuel dash:Autumn Dash",
}
PEOPLE_APPS = tuple(
    (f"{vendor}.{pair.partition(':')[0]}", pair.partition(":")[2])
    for vendor, block in _BY_VENDOR.items()
    for pair in re.split(r" (?=[a-z]+:)", block)
)

WORK_APPS = (
    ("ca.ironbridge.workagent", "Ironbridge Work Agent"),
    ("ca.ironbridge.mail", "Ironbridge Mail"),
    ("ca.ironbridge.docs", "Ironbridge Documents"),
    ("ca.ironbridge.directory", "Ironbridge Directory"),
    ("ca.ironbridge.authenticator", "Ironbridge Authenticator"),
    ("com.brightfen.meetings", "Brightfen Meetings"),
    ("com.ledgerline.travel", "Ledgerline Travel"),
    ("com.oakpost.whiteboard", "Oakpost Whiteboard"),
)
