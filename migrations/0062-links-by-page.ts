import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createIndex } from '../src/platform/create-index.client.js';

/** A blog may have thousands of posts, and each view of one asks for its link. */
export class LinksByPage0062 implements MigrationInterface {
  name = 'LinksByPage1763800000062';
  transaction = false;

  async up(db: QueryRunner): Promise<void> {
    await createIndex(db, 'links_by_page', 'links (page_key)');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop index links_by_page');
  }
}
