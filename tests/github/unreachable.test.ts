import { expect, test } from 'vitest';
import { deadProxy, lastingTrouble, refusingProxy, wrongProxy } from '../../src/github/unreachable.ts';

test.each([
  ['SELF_SIGNED_CERT_IN_CHAIN', 'NODE_EXTRA_CA_CERTS'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'NODE_EXTRA_CA_CERTS'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'NODE_EXTRA_CA_CERTS'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'NODE_EXTRA_CA_CERTS'],
  ['CERT_HAS_EXPIRED', 'clock'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'another name'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'TLS'],
  ['ERR_INVALID_PROTOCOL', 'https://'],
])('%s does not pass, and says what to look at', (code, word) => {
  const said = lastingTrouble(code, 'github.example');
  expect(said).toContain(word);
  expect(said).toContain('github.example');
});

test.each(['ECONNRESET', 'ETIMEDOUT', 'EAI_AGAIN', 'ECONNREFUSED', 'EPIPE'])('%s may pass', (code) =>
  expect(lastingTrouble(code, 'github.example')).toBeNull(),
);

test('of a proxy the variable is said, and never what it holds', () => {
  expect(deadProxy('ECONNREFUSED', 'https_proxy')).toContain('https_proxy');
  expect(deadProxy('ECONNRESET', 'https_proxy')).toBeNull();
  expect(refusingProxy(403, 'HTTPS_PROXY', 'github.example')).toMatch(/HTTPS_PROXY.*github\.example.*403/u);
  expect(wrongProxy('https_proxy', 'socks5://octo:s3cret@host')).toBe(
    'https_proxy does not name a proxy as http://host:port. Proxies of the scheme socks5 are not used.',
  );
  expect(wrongProxy('https_proxy', 's3cret')).toBe('https_proxy does not name a proxy as http://host:port.');
});
