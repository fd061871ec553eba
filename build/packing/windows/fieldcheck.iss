; Installer for Windows, made with Inno Setup 6.3 or newer out of dist\fieldcheck. Not run on Windows yet.
#define Version "0.1.0"

[Setup]
AppId={{6C2C6E9B-0E52-4A53-9C0B-5C1B6B1E6F47}
AppName=Fieldcheck
AppVersion={#Version}
AppPublisher=The Fieldcheck authors
DefaultDirName={autopf}\Fieldcheck
DefaultGroupName=Fieldcheck
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
OutputDir=..\..\..\dist
OutputBaseFilename=fieldcheck-{#Version}-setup
Compression=lzma2/max
SolidCompression=yes
LicenseFile=..\..\..\LICENSE
SetupIconFile=fieldcheck.ico
UninstallDisplayIcon={app}\fieldcheck.exe

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "fr"; MessagesFile: "compiler:Languages\French.isl"

[Files]
Source: "..\..\..\dist\fieldcheck\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{group}\Fieldcheck"; Filename: "{app}\fieldcheck.exe"

[Run]
Filename: "{app}\fieldcheck.exe"; Description: "{cm:LaunchProgram,Fieldcheck}"; Flags: nowait postinstall skipifsilent
