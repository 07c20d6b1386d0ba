; The installer for one user: no administrator's rights, nothing outside the user's own folders and registry.
; packaging/windows/installer.py gives VERSION, FILE_VERSION, SIZE, ICON, FILES, OUT and, where Python is not inside, PYTHON.

Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
RequestExecutionLevel user
ManifestDPIAware true

!include "MUI2.nsh"
!include "${FILES}"

!define NAME "Paperwork"
!define TITLE "Paperwork – документы по книге"
!define VERB "Сделать документы"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
!define MENU_KEY "Software\Classes\SystemFileAssociations"

Name "${TITLE}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${UNINSTALL_KEY}" "InstallLocation"
BrandingText "${NAME} ${VERSION}"
VIProductVersion "${FILE_VERSION}"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "FileDescription" "${TITLE}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "MIT"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEPAGE_TEXT "Программа будет установлена только для вас, права администратора не нужны.$\r$\n$\r$\nЕсли она сейчас открыта, нажмите внизу ее страницы «Закончить работу»."
!define MUI_FINISHPAGE_RUN "$INSTDIR\Paperwork.exe"
!define MUI_FINISHPAGE_RUN_TEXT "Открыть программу"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Russian"

; A program that runs cannot be written to.
!macro STOP_WHILE_IT_RUNS un
Function ${un}StopWhileItRuns
  again:
  IfFileExists "$INSTDIR\Paperwork.exe" 0 free
  ClearErrors
  FileOpen $0 "$INSTDIR\Paperwork.exe" a
  IfErrors busy
  FileClose $0
  Goto free
  busy:
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "Программа открыта. Нажмите внизу ее страницы «Закончить работу» и повторите." /SD IDCANCEL IDRETRY again
  SetErrorLevel 2
  Quit
  free:
FunctionEnd
!macroend
!insertmacro STOP_WHILE_IT_RUNS ""
!insertmacro STOP_WHILE_IT_RUNS "un."

; An additional line of the menu; what opens such files stays what it is.
!macro ADD_VERB extension
  WriteRegStr HKCU "${MENU_KEY}\${extension}\shell\${NAME}" "" "${VERB}"
  WriteRegStr HKCU "${MENU_KEY}\${extension}\shell\${NAME}" "Icon" "$INSTDIR\paperwork.ico"
  WriteRegStr HKCU "${MENU_KEY}\${extension}\shell\${NAME}\command" "" '"$INSTDIR\Paperwork.exe" make "%1"'
!macroend

; Keys that have come to be empty go too: they were ours, or nobody's.
!macro REMOVE_VERB extension
  DeleteRegKey HKCU "${MENU_KEY}\${extension}\shell\${NAME}"
  DeleteRegKey /ifempty HKCU "${MENU_KEY}\${extension}\shell"
  DeleteRegKey /ifempty HKCU "${MENU_KEY}\${extension}"
!macroend

!ifdef PYTHON
; The user's own Python, or that of the computer.
Function LookForPython
  SetRegView 64
  ReadRegStr $0 HKCU "Software\Python\PythonCore\${PYTHON}\InstallPath" ""
  StrCmp $0 "" 0 found
  ReadRegStr $0 HKLM "Software\Python\PythonCore\${PYTHON}\InstallPath" ""
  StrCmp $0 "" 0 found
  MessageBox MB_YESNO|MB_ICONINFORMATION "Программе нужен Python ${PYTHON} (64-разрядный), а его на этом компьютере нет. Открыть страницу, где его берут? Установите его и запустите программу." /SD IDNO IDNO found
  ExecShell "open" "https://www.python.org/downloads/windows/"
  found:
FunctionEnd
!endif

Section "Install"
  Call StopWhileItRuns
  IfFileExists "$INSTDIR\uninstall.exe" 0 fresh
  ExecWait '"$INSTDIR\uninstall.exe" /S _?=$INSTDIR' ; files that the new version has no more
  fresh:
  !insertmacro INSTALL_TREE
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${TITLE}.lnk" "$INSTDIR\Paperwork.exe" "" "$INSTDIR\paperwork.ico"
  CreateShortcut "$DESKTOP\${TITLE}.lnk" "$INSTDIR\Paperwork.exe" "" "$INSTDIR\paperwork.ico"
  !insertmacro ADD_VERB ".xlsx"
  !insertmacro ADD_VERB ".xlsm"
  !insertmacro ADD_VERB ".xls"
  !insertmacro ADD_VERB ".ods"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "${TITLE}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\paperwork.ico"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" ${SIZE}
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
!ifdef PYTHON
  Call LookForPython
!endif
SectionEnd

Section "Uninstall"
  Call un.StopWhileItRuns
  !insertmacro UNINSTALL_TREE
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${TITLE}.lnk"
  Delete "$DESKTOP\${TITLE}.lnk"
  !insertmacro REMOVE_VERB ".xlsx"
  !insertmacro REMOVE_VERB ".xlsm"
  !insertmacro REMOVE_VERB ".xls"
  !insertmacro REMOVE_VERB ".ods"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  ; compiled templates; changes of a book that were not downloaded are the user's, and stay
  RMDir /r "$LOCALAPPDATA\paperwork\templates"
  RMDir "$LOCALAPPDATA\paperwork"
SectionEnd
