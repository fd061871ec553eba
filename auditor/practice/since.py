"""Since which Android each difference in the phone's words and ways exists. One place for all version numbers.

Read in AOSP's Settings.dumpPackageLPr and PackageManagerShellCommand of several versions, and in recorded answers.
"""

INSTANT_KEY = 8
"""`instant=` in the User line; `virtual=` came one version later."""
VIRTUAL_KEY = 9
DISTRACTION_KEY = 11
MORE_INODES = 15
"""`deDataInode=` and `quarantined=` in the User line."""
APP_LOCK_KEYS = 17
"""`pccCeDataInode=`, `pccDeDataInode=` and `appLockEnabled=` in the middle of the User line."""
APP_ID_WORD = 14
"""`appId=` instead of `userId=`."""
INSTALL_TIME_PER_USER = 13
"""firstInstallTime, installReason and uninstallReason stand under the User line; packageSource appears."""
DATA_FOLDER_PER_USER = 15
ARCHIVE = 14
"""archiveTime under the User line of an archived app (in Android 14's quarterly releases, whole in 15)."""
INSTALLER_ALWAYS = 14
"""installerPackageName is printed even when null, with who asked and where from."""
QUERIES = 11
"""forceQueryable and queriesPackages; the `Queries:` section."""
EXTENSION_VERSIONS = 12
"""`minExtensionVersions=[]` after the version line."""
SIGNATURE_VERSIONS = 9
"""`version:3, signatures:[x], past signatures:[]` instead of `[x]`; installStatus= is gone."""
LONG_FOLDERS = 11
"""/data/app/~~RANDOM==/NAME-RANDOM== (base64 of 16 bytes)."""
RANDOM_FOLDERS = 8
USER_TYPES = 10
"""`dumpsys user` names user types (on some phones one version later)."""
PROFILE_FLAG = 11
"""UserInfo.FLAG_PROFILE: a work profile shows 1030 instead of 30."""
NAMED_EXCEPTIONS = 11
"""Exception occurred while executing 'list': names the command."""
UNSORTED_LISTS = 14
"""`pm list packages` comes in a hash map's order."""
ALL_USERS_LISTED = 14
"""`pm list packages` without --user: user 0 before, every user merged since."""
ERROR_EXIT = 10
"""An unknown option ends with exit code 255; older phones say 0."""
NO_SUCH_USER = 14
"""`pm uninstall` calls an unknown user so; before, the app was "not installed" for it."""
SYSTEM_UNINSTALL_REFUSED = 17
"""Only root may uninstall a system app for one user."""
NO_CHECKSUM = 9
"""adbd speaks protocol version 0x01000001: payloads without checksum."""
MODERN_PAYLOAD = 10
"""adbd takes messages of 1 MiB instead of 256 KiB."""
ROLES = 10
"""`dumpsys role`."""
ROLE_MODULE = 12
"""It calls itself ROLE STATE; VPNs have a service of their own; `dumpsys package known-packages`."""
ROLE_FALLBACK = 13
"""`fallback_enabled=` in each role."""
RESOLVE_BRIEF = 8
"""`resolve-activity --brief`."""
STAT_V2 = 8
LS_V2 = 11
