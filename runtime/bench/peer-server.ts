import { randomUUID } from 'node:crypto';
import OAuth2Server from '@node-oauth/oauth2-server';
import fastify from 'fastify';
import { CLIENT_ID, CLIENT_SECRET, PASSWORD, SCOPE, TOKEN_PATH, USER } from './servers.ts';

/** The widely used library, on the fastest of the widely used frameworks; tokens in memory, made by the library. */
export async function startNodeOauth(): Promise<number> {
  const tokens = new Map<string, OAuth2Server.Token>();
  const client = { id: CLIENT_ID, grants: ['password', 'refresh_token'] };
  const model: OAuth2Server.PasswordModel = {
    getClient: (id, secret) => Promise.resolve(id === CLIENT_ID && secret === CLIENT_SECRET ? client : false),
    getUser: (name, password) => Promise.resolve(name === USER && password === PASSWORD ? { id: USER } : false),
    validateScope: (_user, _client, scope) => Promise.resolve(scope?.every((name) => name === SCOPE) === true ? scope : false),
    saveToken: (token, owner, user) => {
      const saved = { ...token, client: owner, user };
      tokens.set(token.accessToken, saved);
      return Promise.resolve(saved);
    },
    getAccessToken: (token) => Promise.resolve(tokens.get(token) ?? false),
  };
  const oauth = new OAuth2Server({ model });
  const app = fastify({ genReqId: () => randomUUID() });
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))));
  app.post(TOKEN_PATH, async (request, reply) => {
    const response = new OAuth2Server.Response({});
    try {
      await oauth.token(new OAuth2Server.Request({ headers: request.headers as Record<string, string>, method: request.method, query: {}, body: request.body }), response);
    } catch {
      // The refusal stands in the response.
    }
    return reply.code(response.status ?? 500).headers(response.headers ?? {}).send(response.body);
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const [address] = app.addresses();
  if (address === undefined) throw new Error('The peer does not listen');
  return address.port;
}
