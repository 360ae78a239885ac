/**
 * The proxy of the environment. Loaded only where there is one: its agents draw in undici, which takes about 50 ms.
 */
import type { Agent } from 'node:http';
import { HttpProxyAgent } from 'http-proxy-agent';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { getProxyForUrl } from 'proxy-from-env';

/**
 * The agent for an address: a tunnel for https, a request with the whole address for http. Null where `no_proxy` takes
 * the address out. Throws where the environment names something else than an http or https address.
 */
export function proxyAgent(address: string): Agent | null {
  const named = getProxyForUrl(address);
  if (named === '') return null;
  const proxy = new URL(named);
  if (!/^https?:$/u.test(proxy.protocol)) throw new TypeError('a proxy of another kind');
  const Made = address.startsWith('https:') ? HttpsProxyAgent : HttpProxyAgent;
  return new Made(proxy, { keepAlive: true });
}
