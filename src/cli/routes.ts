import { routesWithPolicies } from './route-policies.js';

// `npm run routes`: a table; with --json, for programs. Either way it fails when a route says nothing about who may call it.
const routes = await routesWithPolicies();
if (process.argv.includes('--json')) console.log(JSON.stringify(routes, null, 2));
else
  for (const { method, path, policy } of routes) console.log(method.padEnd(7), path.padEnd(40), policy ?? '(nobody)');
process.exitCode = routes.some(({ policy }) => policy === null) ? 1 : 0;
