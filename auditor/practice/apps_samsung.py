"""Names of packages that a Samsung phone comes with. Facts of the maker's firmware, for realistic practice phones."""

_BY_PREFIX = {
    "com.sec.": """
        android.app.camera android.app.chromecustomizations android.app.clockpackage android.app.desktoplauncher
        android.app.fm android.app.launcher android.app.magnifier android.app.myfiles android.app.parser
        android.app.personalization android.app.popupcalculator android.app.quicktool android.app.ringtoneBR
        android.app.samsungapps android.app.sbrowser android.app.setupwizardlegalprovider android.app.soundalive
        android.app.tourviewer android.app.vepreload android.app.voicenote android.app.wallpaperchooser
        android.cover.ledcover android.daemonapp android.desktopmode.uiservice android.diagmonagent android.easyMover
        android.easyMover.Agent android.gallery3d android.inputmethod android.mimage.avatarstickers
        android.mimage.photoretouching android.preloadinstaller android.provider.badge android.sdhms
        android.smartfpsadjuster android.soagent android.splitsound android.systemupdate android.uibcvirtualsoftkey
        android.widgetapp.samsungapps android.widgetapp.webmanual app.RilErrorNotifier automation bcservice epdg
        epdgtestapp factory facatfunction hearingadjust hiddenmenu imslogger imsservice location.nfwlocationprivacy
        location.nsflp2 mhs.smarttethering mldapchecker modem.settings phone providers.assisteddialing
        providers.fota.agent sve tetheringautomation unifiedwfc usbsettings vsim.ericssonnsds.webapp
        """,
    "com.samsung.android.": """
        bixby.agent fmm kgclient game.gametools game.gos honeyboard messaging dialer
         incallui calendar knox.containercore
        aircommandmanager allshare.service.fileshare allshare.service.mediashare aliveprivacy aod.service
        app.aodservice app.appsedge app.clipboardedge app.clipboarduiservice app.cocktailbarservice app.contacts
        app.dressroom app.dofviewer app.earphonetypec app.esimkeystring app.galaxyfinder app.galaxyraw
        app.interactivepanoramaviewer
        app.ledbackcover app.mhswrappertmo app.motionpanoramaviewer app.multiwindow app.newtrim app.notes
        app.notes.addons
        app.omcagent app.parentalcare app.readingglass app.reminder app.routines app.sbrowseredge app.settings.bixby
        app.sharelive app.simplesharing app.smartcapture app.smartmirroring app.smartscan app.social app.soundpicker
        app.spage app.storyalbumwidget app.sysscope app.taskedge app.telephonyui app.tips app.updatecenter
        app.watchmanagerstub app.withtv appseparation authfw beaconmanager bbc.bbcagent biometrics.app.setting
        bio.face.service bixby.wakeup bixbyvision.framework brightnessbackupservice callbgprovider
        camerasdkservice carlink cidmanager clipboardsaveservice coldwalletservice container cmfa.framework
        dbsc dck.timesync digitalkey dlp.service dqagent dsms dynamiclock easysetup fast.service
        forest game.gamehome geargplugin gru hdmapp hcesecureelement
        inputshare intellivoiceservice ipsgeofence ims.imsservice kidsinstaller knox.analytics.uploader
        knox.app.networkfilter knox.attestation knox.kpecore knox.mpos knox.pushmanager
        knox.zt.framework location localeoverlaymanager lool mapsagent mateagent mcfds mcfserver mdecservice mdm
        mdx mdx.kit mdx.quickboard mfi mobileservice mtp motionphoto.viewer mocca net.wifi.wifiguider
        networkdiagnostic nmt.apps.t2t.en.fr personalpage.service peripheral.framework privacydashboard privateshare
        providers.carrier providers.contacts providers.context providers.factory providers.media providers.trash
        rampart rubin.app samsungpass samsungpassautofill samsungpositioning scloud scpm scs sdk.handwriting sdm.config
        secsoundpicker server.iris server.wifi.mobilewips service.aircommand service.airviewdictionary service.pentastic
        service.peoplestripe service.stplatform service.tagservice shortcutbackupservice singletake.service
        sm.devicesecurity sm.policy smartcallprovider smartface smartmirroring.overlay smartsuggestions
        smartswitchassistant
        spayfw ssco stickercenter sume.nn.service svcagent svoiceime tadownloader tapack.authfw themecenter
        themestore timezone.autoupdate.tzdata tvplus unifiedprofile universalswitch vdc video visionarapps
        visioncloudagent vision.model voc vtcamerasettings wallpaper.live wallpaper.res wcmurlsnetworkstack
        wifi.ai wifi.resources wifi.softap.resources wifi.increase.scan.interval
        """,
}
SAMSUNG = tuple(prefix + rest for prefix, block in _BY_PREFIX.items() for rest in block.split())

NOKIA = [
    "com.evenwell.autoregistration",
    "com.evenwell.batteryprotect",
    "com.evenwell.bboxsbox",
    "com.evenwell.customerfeedback.overlay",
    "com.evenwell.dataagent",
    "com.evenwell.fqc",
    "com.evenwell.legalterm",
    "com.evenwell.mobiletracking",
    "com.evenwell.nps",
    "com.evenwell.powermonitor",
    "com.evenwell.setupwizard",
    "com.hmdglobal.app.diagnostic",
    "com.hmdglobal.app.support",
    "com.hmdglobal.app.camera",
    "com.qualcomm.qti.telephonyservice",
    "com.qualcomm.timeservice",
]
