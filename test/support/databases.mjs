import pg from 'pg';

/** Makes a database named `name` as a copy of the one `templateUrl` leads to, and answers its address. */
export async function createDatabase(templateUrl, name) {
  const template = new URL(templateUrl).pathname.slice(1);
  // Nobody may be connected to a template while it is copied, so this goes through PostgreSQL's own database.
  const client = new pg.Client({ connectionString: withDatabase(templateUrl, 'postgres') });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE "${name}" TEMPLATE "${template}"`);
  } finally {
    await client.end();
  }
  return withDatabase(templateUrl, name);
}

function withDatabase(url, name) {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}
