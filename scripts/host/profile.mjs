// A fresh profile for a served VS Code, so that no run sees another's settings or the user's.

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A quiet workbench: nothing in it asks, advertises or looks anything up. */
const SETTINGS = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.editorLargeFileConfirmation': 1024, // megabytes, as on a desktop; a served VS Code would ask from 10 on
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'window.autoDetectColorScheme': false,
  'window.autoDetectHighContrast': false,
};

/**
 * @typedef {object} ProfileOptions
 * @property {Record<string, unknown>} [settings] the user's settings, over the quiet ones
 * @property {string} [theme] the id of a colour theme: `Dark Modern`, `Light Modern`, `Default High Contrast`, …
 * @property {string} [locale] `ko` for Korean; English without
 * @property {string} [vsix] an extension to install
 */

/**
 * @param {string[]} codeServer the command that runs it
 * @param {ProfileOptions} options
 * @returns {{ folder: string, command: string[], first: string[][], env: NodeJS.ProcessEnv }} the profile, how to run
 *   code-server on it, and what to run first
 */
export function createProfile(codeServer, { settings, theme, locale, vsix }) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'descent-vscode-'));
  const data = path.join(folder, 'data');
  const config = path.join(folder, 'config.yaml');

  fs.mkdirSync(path.join(data, 'User'), { recursive: true });
  const colours = theme ? { 'workbench.colorTheme': theme } : {};
  fs.writeFileSync(
    path.join(data, 'User/settings.json'),
    JSON.stringify({ ...SETTINGS, ...colours, ...settings }, null, 2),
  );
  fs.writeFileSync(config, ''); // else code-server writes one into the home folder
  if (locale) speak(locale, data);

  const places = ['--config', config, '--user-data-dir', data, '--extensions-dir', path.join(folder, 'extensions')];
  const command = [...codeServer, ...places, ...(locale ? ['--locale', locale] : [])];
  const homes = { XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder, XDG_RUNTIME_DIR: folder, TMPDIR: folder };
  const env = { ...process.env, ...homes, EXTENSIONS_GALLERY: '{}' };
  const first = vsix ? [[...command, '--install-extension', vsix]] : [];
  return { folder, command, first, env };
}

/**
 * An empty language pack: VS Code's own words stay English, extensions speak the language.
 * @param {string} locale
 * @param {string} data
 */
function speak(locale, data) {
  const words = path.join(data, `${locale}.json`);
  fs.writeFileSync(words, JSON.stringify({ version: '1.0.0', contents: {} }));
  const pack = {
    hash: locale,
    label: locale,
    extensions: [{ extensionIdentifier: { id: `descent.language-pack-${locale}` }, version: '1.0.0' }],
    translations: { vscode: words },
  };
  fs.writeFileSync(path.join(data, 'languagepacks.json'), JSON.stringify({ [locale]: pack }));
}
