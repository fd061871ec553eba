"""Where an app came from, in words for people: the stores by their package names."""

from auditor.model.package import InstalledPackage
from ui.text import Text, shown

STORES = {
    "com.android.vending": "Google Play",
    "com.google.android.feedback": "Google Play",
    "com.sec.android.app.samsungapps": "Galaxy Store",
    "com.samsung.android.scloud": "Samsung Cloud",
    "com.huawei.appmarket": "AppGallery",
    "com.xiaomi.mipicks": "GetApps",
    "com.xiaomi.market": "GetApps",
    "com.heytap.market": "App Market",
    "com.oppo.market": "App Market",
    "com.vivo.appstore": "V-Appstore",
    "com.amazon.venezia": "Amazon Appstore",
    "org.fdroid.fdroid": "F-Droid",
    "com.aurora.store": "Aurora Store",
}
INSTALLERS = (
    "com.android.packageinstaller",
    "com.google.android.packageinstaller",
    "com.samsung.android.packageinstaller",
)
SHELL = "com.android.shell"


def source_words(package: InstalledPackage, text: Text) -> tuple[str, bool]:
    """Where the app came from, and whether that is no store: it then stands out."""
    installer = package.installer
    if installer in STORES:
        return STORES[installer], False
    if installer in INSTALLERS:
        return text("source.file"), True
    if installer == SHELL:
        return text("source.adb"), True
    if installer:
        return shown(installer, 80), True
    return (text("source.system"), False) if package.system else (text("source.none"), True)
