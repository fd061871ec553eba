"""One package's block of `dumpsys package`, in the words of the phone's Android version."""

from auditor.practice import since
from auditor.practice.blueprint import App, AppState, Blueprint, Partition, User
from auditor.practice.places import code_path, factory_path, signature_hash, token

PER_USER_RANGE = 100_000
"""UserHandle.PER_USER_RANGE: uid = user id x this + app id."""
NEVER_UPDATED = "2009-01-01 00:00:00"
"""The build's fixed time stamp that factory copies carry."""


def uid(app: App, user_id: int) -> int:
    """The Linux uid of the app for one user."""
    return user_id * PER_USER_RANGE + app.app_id


def app_block(app: App, phone: Blueprint, *, single: bool = False) -> str:
    """The block under `Packages:`. single: as the dump of one package prints it, with requested permissions."""
    path = code_path(app, phone.android)
    lines = [f"  Package [{app.name}] ({token('setting ' + app.name)}):"]
    lines += _identity(app, phone, path)
    lines += _version(app, phone)
    lines += _flags(app, phone, updated=app.updated)
    lines += _times(app, phone)
    lines += _sources(app, phone)
    lines += _signatures(app, phone)
    lines += [f"    {line}" for line in phone.vendor_lines]
    lines += _permissions(app, single=single)
    for user in phone.users:
        lines += user_lines(app, app.state_for(user.user_id), user, phone)
    return "\n".join(lines) + "\n"


def hidden_block(app: App, phone: Blueprint) -> str:
    """The factory copy of an updated system app, as it stands under `Hidden system packages:`."""
    lines = [f"  Package [{app.name}] ({token('hidden ' + app.name)}):"]
    lines += _identity(app, phone, factory_path(app))
    lines += [
        f"    versionCode={app.factory_version} minSdk={app.min_sdk} targetSdk={app.target_sdk}",
        *(["    minExtensionVersions=[]"] if phone.android >= since.EXTENSION_VERSIONS else []),
        f"    versionName={app.version_name}-factory",
        "    splits=[base]",
        "    apkSigningVersion=0",
    ]
    lines += _flags(app, phone, updated=False)
    lines += [f"    timeStamp={NEVER_UPDATED}", f"    lastUpdateTime={NEVER_UPDATED}"]
    if phone.android < since.INSTALL_TIME_PER_USER:
        lines.insert(-1, f"    firstInstallTime={NEVER_UPDATED}")
    lines += [f"    signatures=PackageSignatures{{{token('s' + app.name)} {_no_signature(phone)}}}"]
    for user in phone.users:
        lines += user_lines(app, app.state_for(user.user_id), user, phone)
    return "\n".join(lines) + "\n"


def _identity(app: App, phone: Blueprint, path: str) -> list[str]:
    word = "appId" if phone.android >= since.APP_ID_WORD else "userId"
    lines = [f"    {word}={app.app_id}"]
    if app.shared_user:
        setting = token("shared " + app.shared_user)
        lines.append(f"    sharedUser=SharedUserSetting{{{setting} {app.shared_user}/{app.app_id}}}")
    lines += [
        f"    pkg=Package{{{token('pkg ' + app.name)} {app.name}}}",
        f"    codePath={path}",
        f"    resourcePath={path}",
        f"    legacyNativeLibraryDir={path}/lib",
    ]
    if phone.android >= since.INSTALL_TIME_PER_USER:
        lines.append(f"    extractNativeLibs={'false' if app.system else 'true'}")
    lines += [f"    primaryCpuAbi={'null' if app.system else 'arm64-v8a'}", "    secondaryCpuAbi=null"]
    if phone.android >= since.INSTALL_TIME_PER_USER:
        lines.append("    cpuAbiOverride=null")
    return lines


def _version(app: App, phone: Blueprint) -> list[str]:
    lines = [f"    versionCode={app.version_code} minSdk={app.min_sdk} targetSdk={app.target_sdk}"]
    if phone.android >= since.EXTENSION_VERSIONS:
        lines.append("    minExtensionVersions=[]")
    lines.append(f"    versionName={app.version_name}")
    if phone.android >= since.INSTALL_TIME_PER_USER:
        lines.append("    usesNonSdkApi=false")
    lines += [f"    splits=[{', '.join(('base', *app.splits))}]", f"    apkSigningVersion={3 if app.system else 2}"]
    return lines


def _flags(app: App, phone: Blueprint, *, updated: bool) -> list[str]:
    flags = ["SYSTEM"] if app.system else []
    flags += ["HAS_CODE"]
    flags += ["PERSISTENT"] if app.persistent else []
    flags += ["ALLOW_CLEAR_USER_DATA"]
    flags += ["UPDATED_SYSTEM_APP"] if updated else []
    flags += ["ALLOW_BACKUP"]
    private = ["PRIVATE_FLAG_ACTIVITIES_RESIZE_MODE_RESIZEABLE_VIA_SDK_VERSION"]
    private += ["PRIVILEGED"] if app.partition.privileged else []
    private += ["PRODUCT"] if app.partition in (Partition.PRODUCT, Partition.PRODUCT_PRIV) else []
    private += ["VENDOR"] if app.partition is Partition.VENDOR else []
    lines = [
        f"    applicationInfo=ApplicationInfo{{{token('info ' + app.name)} {app.name}}}",
        f"    flags=[ {' '.join(flags)} ]",
        f"    privateFlags=[ {' '.join(private)} ]",
    ]
    if phone.android >= since.QUERIES:
        lines += ["    forceQueryable=false", "    queriesPackages=[]"]
    if phone.android < since.DATA_FOLDER_PER_USER:
        lines.append(f"    dataDir=/data/user/0/{app.name}")
    lines.append("    supportsScreens=[small, medium, large, xlarge, resizeable, anyDensity]")
    return lines


def _times(app: App, phone: Blueprint) -> list[str]:
    factory = app.system and not app.updated
    changed = NEVER_UPDATED if factory else app.last_update
    lines = [f"    timeStamp={changed}"]
    if phone.android < since.INSTALL_TIME_PER_USER:
        first = next((state.first_install for state in app.states if state.first_install), None)
        lines.append(f"    firstInstallTime={NEVER_UPDATED if app.system else first or phone.epoch}")
    lines.append(f"    lastUpdateTime={changed}")
    return lines


def _sources(app: App, phone: Blueprint) -> list[str]:
    source = app.source
    if phone.android < since.INSTALLER_ALWAYS:
        lines = [f"    installerPackageName={source.installer}"] if source.installer else []
    else:
        lines = [
            f"    installerPackageName={source.installer or 'null'}",
            f"    installerPackageUid={10078 if source.installer else -1}",
            f"    initiatingPackageName={source.initiating or 'null'}",
            f"    originatingPackageName={source.originating or 'null'}",
        ]
        if phone.android >= since.DATA_FOLDER_PER_USER and source.installer:
            lines.append(f"    updateOwnerPackageName={source.installer}")
    if phone.android >= since.INSTALL_TIME_PER_USER:
        lines.append(f"    packageSource={source.kind}")
    if phone.android >= since.INSTALLER_ALWAYS:
        lines.append("    appMetadataFilePath=null")
    return lines


def _no_signature(phone: Blueprint) -> str:
    return "[]" if phone.android < since.SIGNATURE_VERSIONS else "version:0, signatures:[], past signatures:[]"


def _signatures(app: App, phone: Blueprint) -> list[str]:
    value = f"[{signature_hash(app.vendor)}]"
    if phone.android >= since.SIGNATURE_VERSIONS:
        value = f"version:{3 if app.system else 2}, signatures:{value}, past signatures:[]"
    fixed = "true" if not app.system or app.permissions else "false"
    status = " installStatus=1" if phone.android < since.SIGNATURE_VERSIONS else ""
    lines = [f"    signatures=PackageSignatures{{{token('s' + app.name)} {value}}}"]
    lines.append(f"    installPermissionsFixed={fixed}{status}")
    flags = "SYSTEM " if app.system else ""
    lines.append(f"    pkgFlags=[ {flags}HAS_CODE ALLOW_CLEAR_USER_DATA ALLOW_BACKUP ]")
    if phone.android >= since.INSTALLER_ALWAYS:
        lines.append("    apexModuleName=null")
    return lines


def _permissions(app: App, *, single: bool) -> list[str]:
    lines = []
    if single:
        lines += ["    requested permissions:", *(f"      {name}" for name in app.permissions)]
    if app.permissions and not app.shared_user:
        lines += ["    install permissions:", *(f"      {name}: granted=true" for name in app.permissions)]
    return lines


def _word(flag: bool) -> str:
    return "true" if flag else "false"


def _inode(app: App, state: AppState, phone: Blueprint) -> int:
    if not (state.installed or state.data_kept):
        return 0
    number = 1000 + (app.app_id * 7 + state.user_id * 131) % 400_000
    # Samsung's kernels print inodes beyond 31 bits as negative numbers.
    return number - 4_294_967_296 if phone.brand == "samsung" and app.app_id % 13 == 0 else number


def user_line(app: App, state: AppState, phone: Blueprint) -> str:
    """The `User N:` line with every key=value that the version prints."""
    android = phone.android
    inode = _inode(app, state, phone)
    keys = [f"ceDataInode={inode}"]
    keys += [f"deDataInode={inode + 1 if inode else 0}"] if android >= since.MORE_INODES else []
    keys += ["pccCeDataInode=0", "pccDeDataInode=0"] if android >= since.APP_LOCK_KEYS else []
    keys += [f"installed={_word(state.installed)}", f"hidden={_word(state.hidden)}"]
    keys += [f"suspended={_word(state.suspended)}"]
    keys += ["appLockEnabled=false"] if android >= since.APP_LOCK_KEYS else []
    keys += ["distractionFlags=0"] if android >= since.DISTRACTION_KEY else []
    keys += [f"stopped={_word(state.stopped)}", f"notLaunched={_word(state.not_launched)}"]
    keys += [f"enabled={int(state.enabled)}"]
    keys += ["instant=false"] if android >= since.INSTANT_KEY else []
    keys += ["virtual=false"] if android >= since.VIRTUAL_KEY else []
    keys += ["quarantined=false"] if android >= since.MORE_INODES else []
    return f"    User {state.user_id}: {' '.join(keys)}"


def user_lines(app: App, state: AppState, user: User, phone: Blueprint) -> list[str]:
    """The `User N:` line and what stands under it."""
    lines = [user_line(app, state, phone)]
    android = phone.android
    if android >= since.INSTALL_TIME_PER_USER:
        lines.append(f"      installReason={state.install_reason}")
        if android >= since.DATA_FOLDER_PER_USER:
            lines.append(f"      dataDir=/data/user/{user.user_id}/{app.name}")
        lines.append(f"      firstInstallTime={state.first_install or phone.epoch}")
        lines.append("      uninstallReason=0")
    if android >= since.ARCHIVE and state.archived:
        lines.append("      archiveTime=2024-09-30 18:02:11")
        lines.append(f"      unarchiveInstallerTitle={app.source.installer or 'null'}")
    if state.last_disabled_caller:
        lines.append(f"      lastDisabledCaller: {state.last_disabled_caller}")
    if state.installed and app.permissions and not app.shared_user:
        lines += ["      gids=[3003]", "      runtime permissions:"]
        if android >= since.INSTALL_TIME_PER_USER and not app.system:
            granted = _word(not state.not_launched)
            lines.append(
                f"        android.permission.POST_NOTIFICATIONS: granted={granted}, "
                "flags=[ USER_SENSITIVE_WHEN_GRANTED|USER_SENSITIVE_WHEN_DENIED]"
            )
    return lines
