import * as vscode from 'vscode';
import type { ProxySettings } from '../api/diagnose/route.ts';

/** What VS Code and the environment say about proxies and certificates now. */
export function proxySettings(environment: Readonly<Record<string, string | undefined>>): ProxySettings {
  const http = vscode.workspace.getConfiguration('http');
  const noProxy = http.get<unknown>('noProxy');
  const { https_proxy, HTTPS_PROXY, http_proxy, HTTP_PROXY, no_proxy, NO_PROXY } = environment;
  return {
    support: http.get<string>('proxySupport') ?? '',
    proxy: http.get<string>('proxy') ?? '',
    noProxy: Array.isArray(noProxy) ? noProxy.filter((entry) => typeof entry === 'string') : [],
    systemCertificates: http.get<boolean>('systemCertificates') ?? true,
    environmentProxy: https_proxy || HTTPS_PROXY || http_proxy || HTTP_PROXY || '',
    environmentNoProxy: no_proxy || NO_PROXY || '',
  };
}
