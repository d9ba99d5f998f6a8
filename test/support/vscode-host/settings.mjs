/** What keeps VS Code from calling home, without changing how it looks or works. */
export const OFFLINE_SETTINGS = {
  'telemetry.telemetryLevel': 'off',
  'workbench.enableExperiments': false,
  'workbench.settings.enableNaturalLanguageSearch': false,
  'workbench.startupEditor': 'none',
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'security.workspace.trust.enabled': false,
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'extensions.verifySignature': false,
  'update.mode': 'none',
  'update.showReleaseNotes': false,
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'npm.fetchOnlinePackageInfo': false,
  'typescript.disableAutomaticTypeAcquisition': true,
  'json.schemaDownload.enable': false,
};

/** What makes tests repeatable on top of that. */
export const TEST_SETTINGS = {
  ...OFFLINE_SETTINGS,
  'workbench.tips.enabled': false,
  'workbench.reduceMotion': 'on', // else screenshots catch notifications half faded in
  'workbench.editor.restoreViewState': false,
  'workbench.editor.useModal': 'off',
  'window.restoreWindows': 'none',
  'git.enabled': false,
  'git.openRepositoryInParentFolders': 'never',
  'files.simpleDialog.enable': true,
  'window.titleBarStyle': 'custom',
  'window.confirmBeforeClose': 'never',
  'terminal.integrated.enablePersistentSessions': false,
  'remote.autoForwardPorts': false,
  'editor.accessibilitySupport': 'off',
  'workbench.colorTheme': 'Default Dark Modern',
};
