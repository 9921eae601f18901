-- The schema that the migrations make, written by a test. After adding a migration, write it again with
--   npm test -- test/platform/schema.test.ts -u

CREATE EXTENSION btree_gist;

CREATE EXTENSION pg_trgm;

CREATE EXTENSION unaccent;

CREATE SCHEMA staff_auth;

CREATE TABLE api_keys (
  id uuid NOT NULL,
  name text NOT NULL,
  scopes text[] NOT NULL,
  per_minute integer NOT NULL,
  hash bytea NOT NULL,
  created_at timestamp with time zone NOT NULL,
  used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  CONSTRAINT api_keys_pkey PRIMARY KEY (id),
  CONSTRAINT api_key_hash UNIQUE (hash),
  CONSTRAINT api_key_per_minute CHECK (per_minute > 0)
);

CREATE TABLE audit (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  at timestamp with time zone NOT NULL,
  actor text NOT NULL,
  action text NOT NULL,
  subject uuid,
  detail jsonb NOT NULL DEFAULT '{}'::jsonb,
  "position" bigint,
  seal bytea,
  CONSTRAINT audit_pkey PRIMARY KEY (id),
  CONSTRAINT audit_position UNIQUE ("position"),
  CONSTRAINT audit_seal_is_whole CHECK (("position" IS NULL) = (seal IS NULL))
);
CREATE INDEX audit_by_actor ON audit USING btree (actor, at, id);
CREATE INDEX audit_by_subject_and_time ON audit USING btree (subject, at, id) WHERE subject IS NOT NULL;
CREATE INDEX audit_by_time ON audit USING btree (at, id);
CREATE INDEX audit_unsealed ON audit USING btree (id) WHERE seal IS NULL;
CREATE TRIGGER audit_is_append_only BEFORE DELETE OR TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
CREATE TRIGGER audit_is_sealed_once BEFORE UPDATE ON audit FOR EACH ROW EXECUTE FUNCTION audit_is_sealed_once();

CREATE TABLE blog_feed_posts (
  id uuid NOT NULL,
  page_key text NOT NULL,
  feed_id uuid,
  title text NOT NULL,
  page text NOT NULL,
  words text NOT NULL,
  found_at timestamp with time zone NOT NULL,
  decided_at timestamp with time zone,
  CONSTRAINT blog_feed_posts_pkey PRIMARY KEY (id),
  CONSTRAINT blog_feed_post_page UNIQUE (page_key),
  CONSTRAINT blog_feed_posts_feed_id_fkey FOREIGN KEY (feed_id) REFERENCES blog_feeds(id) ON DELETE SET NULL
);
CREATE INDEX blog_feed_posts_of_feed ON blog_feed_posts USING btree (feed_id);
CREATE INDEX blog_feed_posts_to_look_at ON blog_feed_posts USING btree (found_at) WHERE decided_at IS NULL;

CREATE TABLE blog_feeds (
  id uuid NOT NULL,
  address text NOT NULL,
  etag text,
  last_modified text,
  read_at timestamp with time zone,
  failed_since timestamp with time zone,
  ended_at timestamp with time zone,
  attempts integer NOT NULL DEFAULT 0,
  due_at timestamp with time zone NOT NULL,
  claimed_until timestamp with time zone,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT blog_feeds_pkey PRIMARY KEY (id),
  CONSTRAINT blog_feed_address UNIQUE (address)
);
CREATE INDEX blog_feeds_by_turn ON blog_feeds USING btree (due_at);

CREATE TABLE blog_readings (
  id uuid NOT NULL,
  staff_id uuid NOT NULL,
  source text NOT NULL,
  posts json NOT NULL,
  read_at timestamp with time zone NOT NULL,
  progress real,
  fault text,
  left_out integer NOT NULL DEFAULT 0,
  CONSTRAINT blog_readings_pkey PRIMARY KEY (id)
);
CREATE INDEX blog_readings_by_age ON blog_readings USING btree (read_at);

CREATE TABLE bookings (
  id uuid NOT NULL,
  reference text NOT NULL,
  status text NOT NULL,
  hold_hash bytea,
  hold_expires_at timestamp with time zone,
  practitioner_id uuid NOT NULL,
  location_id uuid NOT NULL,
  treatment_id uuid NOT NULL,
  add_on_ids uuid[] NOT NULL DEFAULT '{}'::uuid[],
  starts_at timestamp with time zone NOT NULL,
  ends_at timestamp with time zone NOT NULL,
  price integer NOT NULL,
  currency text NOT NULL,
  cancel_notice_minutes integer NOT NULL,
  late_cancellation text NOT NULL DEFAULT ''::text,
  no_show text NOT NULL DEFAULT ''::text,
  patient_id uuid,
  language text,
  text_wanted boolean NOT NULL DEFAULT false,
  sealed_note bytea,
  sealed_answers bytea,
  link_hash bytea,
  link_generation integer NOT NULL DEFAULT 0,
  sequence integer NOT NULL DEFAULT 0,
  via_link_id uuid,
  via_placement text,
  booked_by uuid,
  overbook_reason text,
  created_at timestamp with time zone NOT NULL,
  confirmed_at timestamp with time zone,
  arrived_at timestamp with time zone,
  started_at timestamp with time zone,
  done_at timestamp with time zone,
  missed_at timestamp with time zone,
  cancelled_at timestamp with time zone,
  cancelled_by text,
  cancel_reason text,
  remind_at timestamp with time zone,
  said_name text,
  said_email text,
  said_phone text,
  said_phone_key text,
  unproven boolean NOT NULL DEFAULT false,
  network bytea,
  unproven_address text,
  booked_minutes integer,
  cancelled_at_desk boolean NOT NULL DEFAULT false,
  desk_note text,
  course_id uuid,
  course_position smallint,
  CONSTRAINT bookings_pkey PRIMARY KEY (id),
  CONSTRAINT booking_reference UNIQUE (reference),
  CONSTRAINT booking_cancelled_by CHECK (cancelled_by = ANY (ARRAY['patient'::text, 'clinic'::text])),
  CONSTRAINT booking_has_a_place_in_its_course CHECK ((course_id IS NULL) = (course_position IS NULL)),
  CONSTRAINT booking_is_a_period CHECK (starts_at < ends_at),
  CONSTRAINT booking_language CHECK (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'::text),
  CONSTRAINT booking_placement CHECK (length(via_placement) <= 24),
  CONSTRAINT booking_says_a_number CHECK (said_phone IS NULL OR said_phone_key IS NOT NULL),
  CONSTRAINT booking_status CHECK (status = ANY (ARRAY['held'::text, 'confirmed'::text, 'arrived'::text, 'started'::text, 'done'::text, 'no-show'::text, 'cancelled'::text])),
  CONSTRAINT hold_lapses CHECK ((status = 'held'::text) = (hold_expires_at IS NOT NULL)),
  CONSTRAINT overbooking_is_by_staff CHECK (overbook_reason IS NULL OR booked_by IS NOT NULL AND length(TRIM(BOTH FROM overbook_reason)) > 0),
  CONSTRAINT visit_has_a_patient CHECK (status = 'held'::text OR patient_id IS NOT NULL),
  CONSTRAINT bookings_course_id_fkey FOREIGN KEY (course_id) REFERENCES courses(id),
  CONSTRAINT bookings_location_id_fkey FOREIGN KEY (location_id) REFERENCES locations(id),
  CONSTRAINT bookings_patient_id_fkey FOREIGN KEY (patient_id) REFERENCES patients(id),
  CONSTRAINT bookings_practitioner_id_fkey FOREIGN KEY (practitioner_id) REFERENCES practitioners(id),
  CONSTRAINT bookings_treatment_id_fkey FOREIGN KEY (treatment_id) REFERENCES treatments(id),
  CONSTRAINT bookings_via_link_id_fkey FOREIGN KEY (via_link_id) REFERENCES links(id)
) WITH (fillfactor=80);
CREATE INDEX active_bookings ON bookings USING btree (patient_id, starts_at, id) WHERE status = ANY (ARRAY['confirmed'::text, 'arrived'::text, 'started'::text, 'done'::text]);
CREATE INDEX booking_day ON bookings USING btree (practitioner_id, starts_at);
CREATE UNIQUE INDEX booking_hold ON bookings USING btree (hold_hash) WHERE hold_hash IS NOT NULL;
CREATE INDEX booking_lapses ON bookings USING btree (hold_expires_at) WHERE status = 'held'::text;
CREATE UNIQUE INDEX booking_link ON bookings USING btree (link_hash) WHERE link_hash IS NOT NULL;
CREATE INDEX booking_patient ON bookings USING btree (patient_id, practitioner_id);
CREATE INDEX bookings_by_link ON bookings USING btree (via_link_id, confirmed_at) WHERE via_link_id IS NOT NULL;
CREATE INDEX bookings_by_place ON bookings USING btree (location_id, starts_at) WHERE status <> 'held'::text;
CREATE INDEX bookings_of_course ON bookings USING btree (course_id, course_position) WHERE course_id IS NOT NULL;
CREATE INDEX bookings_of_network ON bookings USING btree (network) WHERE network IS NOT NULL;
CREATE INDEX bookings_to_remind ON bookings USING btree (remind_at) WHERE remind_at IS NOT NULL;
CREATE INDEX unproven_bookings ON bookings USING btree (starts_at) WHERE unproven_address IS NOT NULL;
CREATE INDEX unproven_bookings_of_address ON bookings USING btree (unproven_address) WHERE unproven_address IS NOT NULL;
CREATE TRIGGER answers_were_given_to_another AFTER UPDATE OF practitioner_id ON bookings FOR EACH ROW WHEN (old.practitioner_id <> new.practitioner_id AND (new.sealed_note IS NOT NULL OR new.sealed_answers IS NOT NULL)) EXECUTE FUNCTION keep_answer_reader();
CREATE TRIGGER booking_drops_reminders AFTER UPDATE OF status, sequence, starts_at, location_id ON bookings FOR EACH ROW WHEN (old.status <> 'held'::text) EXECUTE FUNCTION drop_pending_reminders();
CREATE TRIGGER booking_plans_reminders BEFORE INSERT OR UPDATE OF status, sequence, starts_at, location_id ON bookings FOR EACH ROW WHEN (new.status <> 'held'::text) EXECUTE FUNCTION replan_reminders();
CREATE TRIGGER booking_webhooks_on_insert AFTER INSERT ON bookings FOR EACH ROW WHEN (new.status = ANY (ARRAY['confirmed'::text, 'arrived'::text, 'started'::text])) EXECUTE FUNCTION queue_webhooks();
CREATE TRIGGER booking_webhooks_on_update AFTER UPDATE OF starts_at, ends_at, practitioner_id, location_id, treatment_id, status ON bookings FOR EACH ROW WHEN (new.status <> 'held'::text) EXECUTE FUNCTION queue_webhooks();
CREATE TRIGGER claim_patient AFTER INSERT OR UPDATE OF status, patient_id, starts_at, ends_at ON bookings FOR EACH ROW WHEN (new.patient_id IS NOT NULL) EXECUTE FUNCTION claim_patient();
CREATE CONSTRAINT TRIGGER forget_course AFTER DELETE ON bookings DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (old.course_id IS NOT NULL) EXECUTE FUNCTION forget_course();
CREATE TRIGGER forget_lapsed AFTER DELETE ON bookings FOR EACH ROW WHEN (old.status = 'held'::text AND old.patient_id IS NOT NULL AND NOT old.unproven) EXECUTE FUNCTION forget_lapsed();
CREATE TRIGGER hold_lapsed BEFORE DELETE ON bookings FOR EACH ROW WHEN (old.status = 'held'::text) EXECUTE FUNCTION note_lapsed_time();
CREATE TRIGGER of_kept_record BEFORE INSERT OR UPDATE OF patient_id ON bookings FOR EACH ROW WHEN (new.patient_id IS NOT NULL) EXECUTE FUNCTION of_kept_record();
CREATE TRIGGER visit_deleted AFTER DELETE ON bookings FOR EACH ROW WHEN (old.status <> 'held'::text) EXECUTE FUNCTION report_booking_changed();
CREATE TRIGGER visit_inserted AFTER INSERT ON bookings FOR EACH ROW WHEN (new.status <> 'held'::text) EXECUTE FUNCTION report_booking_changed();
CREATE TRIGGER visit_updated AFTER UPDATE OF starts_at, ends_at, practitioner_id, location_id, treatment_id, patient_id, sequence, price, currency, via_link_id, confirmed_at, cancelled_at, cancelled_by, status ON bookings FOR EACH ROW WHEN (new.status <> 'held'::text) EXECUTE FUNCTION report_booking_changed();

CREATE TABLE calendar_answers (
  booking_id uuid NOT NULL,
  sequence integer NOT NULL,
  answer text NOT NULL,
  answered_at timestamp with time zone NOT NULL,
  changes smallint NOT NULL DEFAULT 0,
  CONSTRAINT calendar_answers_pkey PRIMARY KEY (booking_id, sequence),
  CONSTRAINT calendar_answer CHECK (answer = ANY (ARRAY['accepted'::text, 'tentative'::text, 'declined'::text])),
  CONSTRAINT calendar_answers_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES bookings(id) ON DELETE CASCADE
);

CREATE TABLE calendar_feeds (
  id uuid NOT NULL,
  practitioner_id uuid NOT NULL,
  label text NOT NULL,
  shows text NOT NULL,
  token_hash bytea NOT NULL,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT calendar_feeds_pkey PRIMARY KEY (id),
  CONSTRAINT feed_token UNIQUE (token_hash),
  CONSTRAINT feed_shows CHECK (shows = ANY (ARRAY['initials'::text, 'nothing'::text])),
  CONSTRAINT calendar_feeds_practitioner_id_fkey FOREIGN KEY (practitioner_id) REFERENCES practitioners(id)
);
CREATE INDEX feeds_of_practitioner ON calendar_feeds USING btree (practitioner_id);

CREATE TABLE calendar_subscriptions (
  id uuid NOT NULL,
  practitioner_id uuid NOT NULL,
  label text NOT NULL,
  sealed_address bytea NOT NULL,
  etag text,
  last_modified text,
  read_at timestamp with time zone,
  copied_at timestamp with time zone,
  whole boolean NOT NULL DEFAULT true,
  failed_since timestamp with time zone,
  attempts integer NOT NULL DEFAULT 0,
  due_at timestamp with time zone NOT NULL,
  claimed_until timestamp with time zone,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT calendar_subscriptions_pkey PRIMARY KEY (id),
  CONSTRAINT failing_after_an_attempt CHECK (failed_since IS NULL OR attempts > 0),
  CONSTRAINT calendar_subscriptions_practitioner_id_fkey FOREIGN KEY (practitioner_id) REFERENCES practitioners(id)
);
CREATE INDEX subscriptions_by_turn ON calendar_subscriptions USING btree (due_at);
CREATE INDEX subscriptions_of_practitioner ON calendar_subscriptions USING btree (practitioner_id);

CREATE TABLE changes (
  id uuid NOT NULL,
  subject_id uuid,
  staff_id uuid NOT NULL,
  status text NOT NULL DEFAULT 'proposed'::text,
  edit json NOT NULL,
  proposed_at timestamp with time zone NOT NULL,
  saved_at timestamp with time zone,
  undo_until timestamp with time zone,
  patch json,
  visits json,
  CONSTRAINT changes_pkey PRIMARY KEY (id),
  CONSTRAINT change_is_whole CHECK ((status = 'proposed'::text) = (saved_at IS NULL) AND (saved_at IS NULL OR subject_id IS NULL) = (undo_until IS NULL) AND (undo_until IS NULL) = (patch IS NULL) AND (undo_until IS NULL) = (visits IS NULL)),
  CONSTRAINT change_status CHECK (status = ANY (ARRAY['proposed'::text, 'saved'::text, 'undone'::text]))
);
CREATE INDEX changes_by_age ON changes USING btree (proposed_at) WHERE status = 'proposed'::text OR subject_id IS NULL;

CREATE TABLE claims (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  resource_id uuid NOT NULL,
  booking_id uuid NOT NULL,
  from_at timestamp with time zone NOT NULL,
  until_at timestamp with time zone NOT NULL,
  overbooked boolean NOT NULL DEFAULT false,
  CONSTRAINT claims_pkey PRIMARY KEY (id),
  CONSTRAINT claims_never_overlap EXCLUDE USING gist (resource_id WITH =, tstzrange(from_at, until_at) WITH &&) WHERE (NOT overbooked),
  CONSTRAINT claim_is_a_period CHECK (from_at < until_at),
  CONSTRAINT claims_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES bookings(id) ON DELETE CASCADE,
  CONSTRAINT claims_resource_id_fkey FOREIGN KEY (resource_id) REFERENCES resources(id)
);
CREATE INDEX claims_by_end ON claims USING btree (resource_id, until_at) INCLUDE (from_at, booking_id);
CREATE INDEX claims_of_booking ON claims USING btree (booking_id);
CREATE INDEX overbooked_claims ON claims USING gist (resource_id, tstzrange(from_at, until_at)) WHERE overbooked;
CREATE TRIGGER check_overbooking BEFORE UPDATE ON claims FOR EACH ROW EXECUTE FUNCTION check_overbooking();
CREATE TRIGGER claims_deleted AFTER DELETE ON claims REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION claims_changed();
CREATE TRIGGER claims_freed AFTER DELETE ON claims REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION note_freed_time();
CREATE TRIGGER claims_inserted AFTER INSERT ON claims REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION claims_changed();
CREATE TRIGGER claims_updated AFTER UPDATE ON claims REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION claims_changed();

CREATE TABLE clinic (
  id smallint NOT NULL DEFAULT 1,
  version bigint NOT NULL DEFAULT 1,
  name text NOT NULL DEFAULT 'Clinic'::text,
  currency text NOT NULL DEFAULT 'USD'::text,
  locale text NOT NULL DEFAULT 'en-US'::text,
  min_notice_minutes integer NOT NULL DEFAULT 120,
  horizon_days integer NOT NULL DEFAULT 90,
  cancel_notice_minutes integer NOT NULL DEFAULT 1440,
  start_every_minutes integer NOT NULL DEFAULT 15,
  hold_minutes integer NOT NULL DEFAULT 10,
  practitioners_set_hours boolean NOT NULL DEFAULT true,
  late_cancellation text NOT NULL DEFAULT ''::text,
  no_show text NOT NULL DEFAULT ''::text,
  terms_translations jsonb NOT NULL DEFAULT '{}'::jsonb,
  reminders integer[] NOT NULL DEFAULT '{2880,180}'::integer[],
  quiet_hours jsonb DEFAULT '{"to": "08:00", "from": "21:00"}'::jsonb,
  after_visit_minutes integer DEFAULT 240,
  hour_cycle text,
  retention jsonb NOT NULL DEFAULT '{"answers": 3650, "imports": 1, "messages": 365, "webhooks": 30, "linkSteps": 395}'::jsonb,
  brand_logo text,
  brand_color text,
  brand_welcome text,
  brand_translations jsonb NOT NULL DEFAULT '{}'::jsonb,
  privacy_page text,
  legal_page text,
  visits_ahead integer NOT NULL DEFAULT 8,
  calendar_title text,
  ask_for_proof text NOT NULL DEFAULT 'at-the-border'::text,
  provisional_minutes integer NOT NULL DEFAULT 30,
  page_translations jsonb NOT NULL DEFAULT '{}'::jsonb,
  returning_months integer NOT NULL DEFAULT 24,
  sites text[] NOT NULL DEFAULT '{}'::text[],
  waitlist boolean NOT NULL DEFAULT true,
  offer_minutes integer NOT NULL DEFAULT 20,
  travel_minutes integer NOT NULL DEFAULT 30,
  offered_times text NOT NULL DEFAULT 'any'::text,
  opens_hours_before integer NOT NULL DEFAULT 24,
  times_per_half_day integer NOT NULL DEFAULT 2,
  recall_days integer NOT NULL DEFAULT 0,
  CONSTRAINT clinic_pkey PRIMARY KEY (id),
  CONSTRAINT clinic_brand_color CHECK (brand_color ~* '^#[0-9a-f]{6}$'::text),
  CONSTRAINT clinic_cancel_notice CHECK (cancel_notice_minutes >= 0),
  CONSTRAINT clinic_currency CHECK (currency ~ '^[A-Z]{3}$'::text),
  CONSTRAINT clinic_grid CHECK (start_every_minutes >= 1 AND start_every_minutes <= 1440),
  CONSTRAINT clinic_hold CHECK (hold_minutes >= 1 AND hold_minutes <= 1440),
  CONSTRAINT clinic_horizon CHECK (horizon_days >= 1 AND horizon_days <= 730),
  CONSTRAINT clinic_hour_cycle CHECK (hour_cycle = ANY (ARRAY['h12'::text, 'h23'::text])),
  CONSTRAINT clinic_is_one CHECK (id = 1),
  CONSTRAINT clinic_notice CHECK (min_notice_minutes >= 0),
  CONSTRAINT clinic_offered_times CHECK (offered_times = ANY (ARRAY['any'::text, 'keep-full'::text])),
  CONSTRAINT clinic_opens_hours_before CHECK (opens_hours_before >= 0 AND opens_hours_before <= 720),
  CONSTRAINT clinic_quiet_hours CHECK (jsonb_typeof(quiet_hours) = 'object'::text),
  CONSTRAINT clinic_retention CHECK (jsonb_typeof(retention) = 'object'::text),
  CONSTRAINT clinic_returning_months CHECK (returning_months >= 1 AND returning_months <= 120),
  CONSTRAINT clinic_terms_translations CHECK (jsonb_typeof(terms_translations) = 'object'::text),
  CONSTRAINT clinic_times_per_half_day CHECK (times_per_half_day >= 0 AND times_per_half_day <= 20),
  CONSTRAINT clinic_visits_ahead CHECK (visits_ahead >= 1 AND visits_ahead <= 100)
);
CREATE TRIGGER clinic_changed AFTER UPDATE OF name, currency, locale, min_notice_minutes, horizon_days, cancel_notice_minutes, start_every_minutes, hold_minutes, practitioners_set_hours, late_cancellation, no_show, terms_translations, reminders, quiet_hours, after_visit_minutes ON clinic FOR EACH STATEMENT EXECUTE FUNCTION configuration_changed();
CREATE TRIGGER clinic_offered_times_changed AFTER UPDATE OF offered_times, opens_hours_before, times_per_half_day ON clinic FOR EACH STATEMENT EXECUTE FUNCTION configuration_changed();
CREATE TRIGGER clinic_proof_changed AFTER UPDATE OF ask_for_proof, provisional_minutes ON clinic FOR EACH STATEMENT EXECUTE FUNCTION configuration_changed();
CREATE TRIGGER clinic_recall_days_changed AFTER UPDATE OF recall_days ON clinic FOR EACH STATEMENT EXECUTE FUNCTION configuration_changed();
CREATE TRIGGER clinic_returning_months_changed AFTER UPDATE OF returning_months ON clinic FOR EACH STATEMENT EXECUTE FUNCTION configuration_changed();
CREATE TRIGGER clinic_visits_ahead_changed AFTER UPDATE OF visits_ahead ON clinic FOR EACH STATEMENT EXECUTE FUNCTION configuration_changed();
CREATE TRIGGER clinic_waitlist_changed AFTER UPDATE OF waitlist, offer_minutes, travel_minutes ON clinic FOR EACH STATEMENT EXECUTE FUNCTION configuration_changed();

CREATE TABLE closures (
  id uuid NOT NULL DEFAULT uuidv7(),
  location_id uuid NOT NULL,
  from_date date NOT NULL,
  from_minute smallint NOT NULL,
  to_date date NOT NULL,
  to_minute smallint NOT NULL,
  reason text,
  CONSTRAINT closures_pkey PRIMARY KEY (id),
  CONSTRAINT closure_from_minute CHECK (from_minute >= 0 AND from_minute <= 1439),
  CONSTRAINT closure_is_a_period CHECK ((ROW(from_date, from_minute) < ROW(to_date, to_minute))),
  CONSTRAINT closure_to_minute CHECK (to_minute >= 1 AND to_minute <= 1440),
  CONSTRAINT closures_location_id_fkey FOREIGN KEY (location_id) REFERENCES locations(id)
);
CREATE TRIGGER closures_changed AFTER INSERT OR DELETE OR UPDATE ON closures FOR EACH STATEMENT EXECUTE FUNCTION configuration_changed();
CREATE TRIGGER closures_noted AFTER UPDATE ON closures REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION record_last_modified('location_id');
CREATE TRIGGER closures_noted_gone AFTER DELETE ON closures REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION record_last_modified('location_id');
CREATE TRIGGER closures_noted_new AFTER INSERT ON closures REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION record_last_modified('location_id');

CREATE TABLE courses (
  id uuid NOT NULL,
  treatment_id uuid NOT NULL,
  add_on_ids uuid[] NOT NULL DEFAULT '{}'::uuid[],
  planned smallint NOT NULL,
  every_days smallint NOT NULL,
  price integer,
  currency text NOT NULL,
  terms text NOT NULL DEFAULT ''::text,
  booked_by uuid,
  created_at timestamp with time zone NOT NULL,
  ended_at timestamp with time zone,
  CONSTRAINT courses_pkey PRIMARY KEY (id),
  CONSTRAINT course_is_several_visits CHECK (planned >= 2 AND planned <= 52),
  CONSTRAINT course_spacing CHECK (every_days >= 1 AND every_days <= 366),
  CONSTRAINT courses_treatment_id_fkey FOREIGN KEY (treatment_id) REFERENCES treatments(id)
);

CREATE TABLE daily_digests (
  practitioner_id uuid NOT NULL,
  day date NOT NULL,
  CONSTRAINT daily_digests_pkey PRIMARY KEY (practitioner_id, day),
  CONSTRAINT daily_digests_practitioner_id_fkey FOREIGN KEY (practitioner_id) REFERENCES practitioners(id)
);

CREATE TABLE earlier_visits (
  id uuid NOT NULL,
  patient_id uuid NOT NULL,
  starts_at timestamp with time zone NOT NULL,
  treatment text NOT NULL,
  practitioner text NOT NULL,
  CONSTRAINT earlier_visits_pkey PRIMARY KEY (id),
  CONSTRAINT earlier_visits_patient_id_fkey FOREIGN KEY (patient_id) REFERENCES patients(id)
);
CREATE INDEX earlier_visits_of_patient ON earlier_visits USING btree (patient_id, starts_at);
CREATE TRIGGER of_kept_record BEFORE INSERT OR UPDATE OF patient_id ON earlier_visits FOR EACH ROW EXECUTE FUNCTION of_kept_record();

CREATE TABLE emergency_access (
  id uuid NOT NULL,
  patient_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  sealed_reason bytea NOT NULL,
  at timestamp with time zone NOT NULL,
  until timestamp with time zone NOT NULL,
  closed_at timestamp with time zone,
  CONSTRAINT emergency_access_pkey PRIMARY KEY (id),
  CONSTRAINT emergency_access_ends CHECK (at < until),
  CONSTRAINT emergency_access_patient_id_fkey FOREIGN KEY (patient_id) REFERENCES patients(id),
  CONSTRAINT emergency_access_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id)
);
CREATE INDEX emergency_access_by_staff ON emergency_access USING btree (staff_id, patient_id, until);
CREATE INDEX emergency_access_of_patient ON emergency_access USING btree (patient_id, at);
CREATE TRIGGER of_kept_record BEFORE INSERT OR UPDATE OF patient_id ON emergency_access FOR EACH ROW EXECUTE FUNCTION of_kept_record();

CREATE TABLE equipment (
  id uuid NOT NULL DEFAULT uuidv7(),
  location_id uuid NOT NULL,
  slug text NOT NULL,
  kind text NOT NULL,
  "position" integer NOT NULL DEFAULT 0,
  active boolean NOT NULL DEFAULT true,
  CONSTRAINT equipment_pkey PRIMARY KEY (id),
  CONSTRAINT equipment_slug UNIQUE (location_id, slug),
  CONSTRAINT equipment_id_fkey FOREIGN KEY (id) REFERENCES resources(id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT equipment_location_id_fkey FOREIGN KEY (location_id) REFERENCES locations(id)
);
CREATE TRIGGER equipment_are_resources BEFORE INSERT ON equipment FOR EACH ROW EXECUTE FUNCTION is_a_resource('equipment');
CREATE TRIGGER equipment_changed AFTER INSERT OR DELETE OR UPDATE ON equipment FOR EACH STATEMENT EXECUTE FUNCTION configuration_changed();

CREATE TABLE erasures (
  id uuid NOT NULL,
  patient_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  way text NOT NULL,
  asked_at timestamp with time zone NOT NULL,
  confirmed_at timestamp with time zone,
  erased_at timestamp with time zone,
  CONSTRAINT erasures_pkey PRIMARY KEY (id),
  CONSTRAINT erasure_at_the_desk_is_confirmed CHECK (way = 'message'::text OR confirmed_at IS NOT NULL),
  CONSTRAINT erasure_was_confirmed CHECK (erased_at IS NULL OR confirmed_at IS NOT NULL),
  CONSTRAINT erasure_way CHECK (way = ANY (ARRAY['desk'::text, 'message'::text])),
  CONSTRAINT erasures_patient_id_fkey FOREIGN KEY (patient_id) REFERENCES patients(id),
  CONSTRAINT erasures_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id)
);
CREATE UNIQUE INDEX erasure_asked_once ON erasures USING btree (patient_id) WHERE erased_at IS NULL;
CREATE TRIGGER of_kept_record BEFORE INSERT OR UPDATE OF patient_id ON erasures FOR EACH ROW EXECUTE FUNCTION of_kept_record();

CREATE TABLE form_drafts (
  id uuid NOT NULL,
  staff_id uuid NOT NULL,
  sealed bytea NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT form_drafts_pkey PRIMARY KEY (id),
  CONSTRAINT form_drafts_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id) ON DELETE CASCADE
);
CREATE INDEX form_drafts_at ON form_drafts USING btree (at);
CREATE INDEX form_drafts_of_staff ON form_drafts USING btree (staff_id, at);

CREATE TABLE former_answer_readers (
  booking_id uuid NOT NULL,
  practitioner_id uuid NOT NULL,
  CONSTRAINT former_answer_readers_pkey PRIMARY KEY (booking_id),
  CONSTRAINT former_answer_readers_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES bookings(id) ON DELETE CASCADE,
  CONSTRAINT former_answer_readers_practitioner_id_fkey FOREIGN KEY (practitioner_id) REFERENCES practitioners(id)
);

CREATE TABLE former_practitioner_addresses (
  practitioner_id uuid NOT NULL,
  email text NOT NULL,
  until timestamp with time zone NOT NULL,
  CONSTRAINT former_practitioner_addresses_pkey PRIMARY KEY (practitioner_id, email),
  CONSTRAINT former_practitioner_addresses_practitioner_id_fkey FOREIGN KEY (practitioner_id) REFERENCES practitioners(id)
);

CREATE TABLE freed_times (
  id uuid NOT NULL,
  cause text NOT NULL,
  booking_id uuid,
  practitioner_id uuid,
  location_id uuid,
  claims jsonb NOT NULL,
  from_at timestamp with time zone NOT NULL,
  until_at timestamp with time zone NOT NULL,
  joined_after timestamp with time zone,
  noticed_at timestamp with time zone,
  due_at timestamp with time zone NOT NULL,
  closed_at timestamp with time zone,
  CONSTRAINT freed_times_pkey PRIMARY KEY (id),
  CONSTRAINT freed_time_cause CHECK (cause = ANY (ARRAY['cancelled'::text, 'moved'::text, 'lapsed'::text, 'hours'::text, 'steered'::text])),
  CONSTRAINT freed_times_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES bookings(id) ON DELETE SET NULL,
  CONSTRAINT freed_times_location_id_fkey FOREIGN KEY (location_id) REFERENCES locations(id),
  CONSTRAINT freed_times_practitioner_id_fkey FOREIGN KEY (practitioner_id) REFERENCES practitioners(id)
);
CREATE INDEX freed_times_noticed ON freed_times USING btree (noticed_at);
CREATE INDEX freed_times_of_booking ON freed_times USING btree (booking_id);
CREATE INDEX freed_times_open ON freed_times USING btree (due_at) WHERE closed_at IS NULL;

CREATE TABLE idempotency_keys (
  key_hash bytea NOT NULL,
  request_hash bytea NOT NULL,
  sealed_answer bytea,
  at timestamp with time zone NOT NULL,
  roaming_hash bytea,
  CONSTRAINT idempotency_keys_pkey PRIMARY KEY (key_hash)
);
CREATE INDEX idempotency_keys_by_age ON idempotency_keys USING btree (at);
CREATE UNIQUE INDEX idempotency_keys_roaming ON idempotency_keys USING btree (roaming_hash);

CREATE TABLE import_records (
  import_id uuid NOT NULL,
  n integer NOT NULL,
  record json NOT NULL,
  outcome json,
  CONSTRAINT import_records_pkey PRIMARY KEY (import_id, n),
  CONSTRAINT import_records_import_id_fkey FOREIGN KEY (import_id) REFERENCES imports(id) ON DELETE CASCADE
);

CREATE TABLE imported_busy (
  subscription_id uuid NOT NULL,
  from_at timestamp with time zone NOT NULL,
  until_at timestamp with time zone NOT NULL,
  CONSTRAINT imported_busy_pkey PRIMARY KEY (subscription_id, from_at),
  CONSTRAINT busy_is_a_period CHECK (from_at < until_at),
  CONSTRAINT imported_busy_subscription_id_fkey FOREIGN KEY (subscription_id) REFERENCES calendar_subscriptions(id) ON DELETE CASCADE
);

CREATE TABLE imported_records (
  source text NOT NULL,
  key_hash bytea NOT NULL,
  import_id uuid NOT NULL,
  booking_id uuid,
  at timestamp with time zone NOT NULL,
  CONSTRAINT imported_once PRIMARY KEY (source, key_hash),
  CONSTRAINT imported_records_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES bookings(id) ON DELETE SET NULL
);
CREATE INDEX imported_booking ON imported_records USING btree (booking_id);

CREATE TABLE imports (
  id uuid NOT NULL,
  staff_id uuid NOT NULL,
  staff_name text NOT NULL,
  source text NOT NULL,
  name text NOT NULL,
  state text NOT NULL,
  progress real NOT NULL DEFAULT 0,
  fault text,
  header json,
  findings json,
  configuration json,
  columns json,
  meanings json,
  result json,
  tell boolean NOT NULL DEFAULT false,
  begun_at timestamp with time zone NOT NULL,
  touched_at timestamp with time zone NOT NULL,
  notes json NOT NULL DEFAULT '[]'::json,
  CONSTRAINT imports_pkey PRIMARY KEY (id),
  CONSTRAINT import_progress CHECK (progress >= 0::double precision AND progress <= 1::double precision),
  CONSTRAINT import_source CHECK (source = ANY (ARRAY['easy-appointments'::text, 'table'::text])),
  CONSTRAINT import_state CHECK (state = ANY (ARRAY['reading'::text, 'columns'::text, 'meanings'::text, 'checking'::text, 'checked'::text, 'importing'::text, 'imported'::text, 'failed'::text]))
);

CREATE TABLE job_runs (
  job text NOT NULL,
  started_at timestamp with time zone NOT NULL,
  ended_at timestamp with time zone,
  fault text,
  every_seconds double precision,
  deadline_at timestamp with time zone,
  worker uuid,
  succeeded_at timestamp with time zone,
  CONSTRAINT job_runs_pkey PRIMARY KEY (job)
);

CREATE TABLE last_modified (
  id uuid NOT NULL,
  changed_at timestamp with time zone NOT NULL,
  CONSTRAINT last_modified_pkey PRIMARY KEY (id)
);

CREATE TABLE limits_reached (
  at timestamp with time zone NOT NULL,
  what text NOT NULL
);
CREATE INDEX limits_reached_at ON limits_reached USING btree (at);

CREATE TABLE link_steps (
  mark uuid NOT NULL,
  step text NOT NULL,
  link_id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  placement text NOT NULL DEFAULT 'link'::text,
  CONSTRAINT link_steps_pkey PRIMARY KEY (mark, step),
  CONSTRAINT link_step CHECK (step = ANY (ARRAY['visited'::text, 'searched'::text, 'seen'::text])),
  CONSTRAINT link_step_placement CHECK (length(placement) <= 24),
  CONSTRAINT link_steps_link_id_fkey FOREIGN KEY (link_id) REFERENCES links(id)
);
CREATE INDEX link_steps_by_time ON link_steps USING btree (link_id, at) INCLUDE (step, placement);

CREATE TABLE links (
  id uuid NOT NULL DEFAULT uuidv7(),
  code text NOT NULL,
  label text NOT NULL,
  treatment text,
  add_ons text[] NOT NULL DEFAULT '{}'::text[],
  near text,
  practitioner text,
  page text,
  title text,
  sites text[] NOT NULL DEFAULT '{}'::text[],
  "position" integer NOT NULL DEFAULT 0,
  active boolean NOT NULL DEFAULT true,
  page_key text,
  CONSTRAINT links_pkey PRIMARY KEY (id),
  CONSTRAINT link_code UNIQUE (code)
);
CREATE INDEX links_by_page ON links USING btree (page_key);

CREATE TABLE location_photos (
  location_id uuid NOT NULL,
  hash text NOT NULL,
  large bytea NOT NULL,
  small bytea NOT NULL,
  alt text NOT NULL,
  changed_at timestamp with time zone NOT NULL,
  CONSTRAINT location_photos_pkey PRIMARY KEY (location_id),
  CONSTRAINT place_photo_large_is_bounded CHECK (length(large) <= 1000000),
  CONSTRAINT place_photo_small_is_bounded CHECK (length(small) <= 400000),
  CONSTRAINT location_photos_location_id_fkey FOREIGN KEY (location_id) REFERENCES locations(id)
);
CREATE INDEX location_photos_by_hash ON location_photos USING btree (hash);
CREATE TRIGGER location_photos_changed AFTER INSERT OR DELETE OR UPDATE ON location_photos FOR EACH STATEMENT EXECUTE FUNCTION configuration_changed();
CREATE TRIGGER location_photos_noted AFTER UPDATE ON location_photos REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION record_last_modified('location_id');
CREATE TRIGGER location_photos_noted_gone AFTER DELETE ON location_photos REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION record_last_modified('location_id');
CREATE TRIGGER location_photos_noted_new AFTER INSERT ON location_photos REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION record_last_modified('location_id');

CREATE TABLE locations (
  id uuid NOT NULL DEFAULT uuidv7(),
  slug text NOT NULL,
  name text NOT NULL,
  line1 text NOT NULL,
  city text NOT NULL,
  region text NOT NULL,
  postcode text NOT NULL,
  country text NOT NULL,
  latitude double precision NOT NULL,
  longitude double precision NOT NULL,
  time_zone text NOT NULL,
  phone text NOT NULL,
  access text[] NOT NULL DEFAULT '{}'::text[],
  access_note text NOT NULL DEFAULT ''::text,
  "position" integer NOT NULL DEFAULT 0,
  active boolean NOT NULL DEFAULT true,
  parking_note text NOT NULL DEFAULT ''::text,
  transit_note text NOT NULL DEFAULT ''::text,
  currency text,
  offered_times text,
  opens_hours_before integer,
  times_per_half_day integer,
  CONSTRAINT locations_pkey PRIMARY KEY (id),
  CONSTRAINT location_slug UNIQUE (slug),
  CONSTRAINT location_latitude CHECK (latitude >= '-90'::integer::double precision AND latitude <= 90::double precision),
  CONSTRAINT location_longitude CHECK (longitude >= '-180'::integer::double precision AND longitude <= 180::double precision)
);
CREATE TRIGGER location_time_zone_changed AFTER UPDATE ON locations FOR EACH ROW WHEN (old.time_zone IS DISTINCT FROM new.time_zone) EXECUTE FUNCTION location_time_zone_changed();
CREATE TRIGGER locations_changed AFTER INSERT OR DELETE OR UPDATE ON locations FOR EACH STATEMENT EXECUTE FUNCTION configuration_changed();
CREATE TRIGGER locations_noted AFTER UPDATE ON locations REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION record_last_modified('id');
CREATE TRIGGER locations_noted_gone AFTER DELETE ON locations REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION record_last_modified('id');
CREATE TRIGGER locations_noted_new AFTER INSERT ON locations REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION record_last_modified('id');

CREATE TABLE message_templates (
  kind text NOT NULL,
  language text NOT NULL,
  subject text,
  title text,
  greeting text,
  body text,
  CONSTRAINT message_templates_pkey PRIMARY KEY (kind, language)
);
CREATE TRIGGER message_templates_changed AFTER INSERT OR DELETE OR UPDATE ON message_templates FOR EACH STATEMENT EXECUTE FUNCTION configuration_changed();

CREATE TABLE note_shares (
  id uuid NOT NULL,
  patient_id uuid NOT NULL,
  from_id uuid NOT NULL,
  to_id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  by_id uuid NOT NULL,
  revoked_at timestamp with time zone,
  revoked_by_id uuid,
  records_from timestamp with time zone,
  from_merge boolean NOT NULL DEFAULT false,
  CONSTRAINT note_shares_pkey PRIMARY KEY (id),
  CONSTRAINT note_share_is_revoked_by_someone CHECK ((revoked_at IS NULL) = (revoked_by_id IS NULL)),
  CONSTRAINT note_share_is_to_another CHECK (from_id <> to_id),
  CONSTRAINT note_shares_from_id_fkey FOREIGN KEY (from_id) REFERENCES practitioners(id),
  CONSTRAINT note_shares_patient_id_fkey FOREIGN KEY (patient_id) REFERENCES patients(id),
  CONSTRAINT note_shares_to_id_fkey FOREIGN KEY (to_id) REFERENCES practitioners(id)
);
CREATE UNIQUE INDEX note_share_stands_once ON note_shares USING btree (patient_id, from_id, to_id) WHERE revoked_at IS NULL AND NOT from_merge;
CREATE INDEX note_shares_from ON note_shares USING btree (from_id) WHERE revoked_at IS NULL;
CREATE INDEX note_shares_to ON note_shares USING btree (to_id) WHERE revoked_at IS NULL;
CREATE TRIGGER of_kept_record BEFORE INSERT OR UPDATE OF patient_id ON note_shares FOR EACH ROW EXECUTE FUNCTION of_kept_record();

CREATE TABLE notifications (
  id uuid NOT NULL DEFAULT uuidv7(),
  key text NOT NULL,
  channel text NOT NULL DEFAULT 'email'::text,
  template text NOT NULL,
  recipient text NOT NULL,
  data jsonb NOT NULL,
  about uuid,
  message_id text NOT NULL,
  status text NOT NULL DEFAULT 'due'::text,
  attempts integer NOT NULL DEFAULT 0,
  posted_at timestamp with time zone NOT NULL,
  due_at timestamp with time zone NOT NULL,
  claimed_until timestamp with time zone,
  sent_at timestamp with time zone,
  failed_at timestamp with time zone,
  last_fault text,
  part_of uuid,
  settled_at timestamp with time zone,
  settled_by uuid,
  resent_at timestamp with time zone,
  reader text,
  knew jsonb,
  says jsonb,
  undelivered_at timestamp with time zone,
  unproven_address text,
  put_off_since timestamp with time zone,
  CONSTRAINT notifications_pkey PRIMARY KEY (id),
  CONSTRAINT notification_key UNIQUE (key),
  CONSTRAINT notification_message_id UNIQUE (message_id),
  CONSTRAINT notification_channel CHECK (channel = ANY (ARRAY['email'::text, 'text'::text])),
  CONSTRAINT notification_knew_is_a_list CHECK (jsonb_typeof(knew) = 'array'::text),
  CONSTRAINT notification_reader_update_is_whole CHECK ((reader IS NULL) = (knew IS NULL) AND (reader IS NULL) = (says IS NULL)),
  CONSTRAINT notification_status CHECK (status = ANY (ARRAY['due'::text, 'sent'::text, 'failed'::text, 'superseded'::text, 'kept'::text]))
) WITH (fillfactor=80);
CREATE INDEX notifications_about ON notifications USING btree (about);
CREATE INDEX notifications_by_age ON notifications USING btree (posted_at);
CREATE INDEX notifications_due ON notifications USING btree (due_at) WHERE status = 'due'::text;
CREATE INDEX notifications_failed ON notifications USING btree (failed_at) WHERE status = 'failed'::text AND settled_at IS NULL;
CREATE INDEX notifications_kept ON notifications USING btree (reader) WHERE status = 'kept'::text;
CREATE INDEX notifications_part_of ON notifications USING btree (part_of) WHERE part_of IS NOT NULL;
CREATE INDEX notifications_to_unproven ON notifications USING btree (unproven_address, due_at) WHERE unproven_address IS NOT NULL;
CREATE INDEX notifications_undelivered ON notifications USING btree (about) WHERE undelivered_at IS NOT NULL AND settled_at IS NULL;
CREATE TRIGGER notification_marks_booking AFTER UPDATE ON notifications FOR EACH ROW WHEN (new.about IS NOT NULL AND (old.undelivered_at IS NOT NULL AND old.settled_at IS NULL AND (old.status = ANY (ARRAY['due'::text, 'failed'::text]))) IS DISTINCT FROM (new.undelivered_at IS NOT NULL AND new.settled_at IS NULL AND (new.status = ANY (ARRAY['due'::text, 'failed'::text])))) EXECUTE FUNCTION notification_marks_booking();
CREATE TRIGGER postpone_to_unproven BEFORE INSERT ON notifications FOR EACH ROW WHEN (new.unproven_address IS NOT NULL) EXECUTE FUNCTION postpone_to_unproven();

CREATE TABLE offered_days (
  day date NOT NULL,
  location_id uuid NOT NULL,
  practitioner_id uuid NOT NULL,
  minutes integer NOT NULL,
  h0 smallint,
  h1 smallint,
  h2 smallint,
  h3 smallint,
  h4 smallint,
  h5 smallint,
  h6 smallint,
  h7 smallint,
  h8 smallint,
  h9 smallint,
  h10 smallint,
  h11 smallint,
  h12 smallint,
  h13 smallint,
  h14 smallint,
  h15 smallint,
  h16 smallint,
  h17 smallint,
  h18 smallint,
  h19 smallint,
  h20 smallint,
  h21 smallint,
  h22 smallint,
  h23 smallint,
  CONSTRAINT offered_days_pkey PRIMARY KEY (day, location_id, practitioner_id),
  CONSTRAINT offered_days_location_id_fkey FOREIGN KEY (location_id) REFERENCES locations(id),
  CONSTRAINT offered_days_practitioner_id_fkey FOREIGN KEY (practitioner_id) REFERENCES practitioners(id)
);
CREATE INDEX offered_days_of ON offered_days USING btree (practitioner_id, day);

CREATE TABLE offers (
  practitioner_id uuid NOT NULL,
  treatment_id uuid NOT NULL,
  location_id uuid NOT NULL,
  price integer,
  phases jsonb,
  CONSTRAINT offers_pkey PRIMARY KEY (practitioner_id, treatment_id, location_id),
  CONSTRAINT offer_phases CHECK (jsonb_array_length(phases) > 0),
  CONSTRAINT offer_price CHECK (price >= 0),
  CONSTRAINT offers_location_id_fkey FOREIGN KEY (location_id) REFERENCES locations(id),
  CONSTRAINT offers_practitioner_id_fkey FOREIGN KEY (practitioner_id) REFERENCES practitioners(id),
  CONSTRAINT offers_treatment_id_fkey FOREIGN KEY (treatment_id) REFERENCES treatments(id)
);
CREATE TRIGGER offers_changed AFTER INSERT OR DELETE OR UPDATE ON offers FOR EACH STATEMENT EXECUTE FUNCTION configuration_changed();
CREATE TRIGGER offers_noted AFTER UPDATE ON offers REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION record_last_modified('practitioner_id');
CREATE TRIGGER offers_noted_gone AFTER DELETE ON offers REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION record_last_modified('practitioner_id');
CREATE TRIGGER offers_noted_new AFTER INSERT ON offers REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION record_last_modified('practitioner_id');

CREATE TABLE opened_days (
  day date NOT NULL,
  location_id uuid NOT NULL,
  room_minutes integer NOT NULL,
  kept_at timestamp with time zone NOT NULL,
  offered_minutes integer NOT NULL,
  h0 integer,
  h1 integer,
  h2 integer,
  h3 integer,
  h4 integer,
  h5 integer,
  h6 integer,
  h7 integer,
  h8 integer,
  h9 integer,
  h10 integer,
  h11 integer,
  h12 integer,
  h13 integer,
  h14 integer,
  h15 integer,
  h16 integer,
  h17 integer,
  h18 integer,
  h19 integer,
  h20 integer,
  h21 integer,
  h22 integer,
  h23 integer,
  CONSTRAINT opened_days_pkey PRIMARY KEY (location_id, day),
  CONSTRAINT opened_days_location_id_fkey FOREIGN KEY (location_id) REFERENCES locations(id)
);

CREATE TABLE opening_exceptions (
  practitioner_id uuid NOT NULL,
  location_id uuid NOT NULL,
  date date NOT NULL,
  open jsonb NOT NULL,
  CONSTRAINT opening_exceptions_pkey PRIMARY KEY (practitioner_id, location_id, date),
  CONSTRAINT opening_exceptions_location_id_fkey FOREIGN KEY (location_id) REFERENCES locations(id),
  CONSTRAINT opening_exceptions_practitioner_id_fkey FOREIGN KEY (practitioner_id) REFERENCES practitioners(id)
);
CREATE TRIGGER opening_exceptions_changed AFTER INSERT OR DELETE OR UPDATE ON opening_exceptions FOR EACH STATEMENT EXECUTE FUNCTION configuration_changed();
CREATE TRIGGER opening_exceptions_noted AFTER UPDATE ON opening_exceptions REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION record_last_modified('location_id');
CREATE TRIGGER opening_exceptions_noted_gone AFTER DELETE ON opening_exceptions REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION record_last_modified('location_id');
CREATE TRIGGER opening_exceptions_noted_new AFTER INSERT ON opening_exceptions REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION record_last_modified('location_id');

CREATE TABLE overbook_reasons (
  id uuid NOT NULL,
  booking_id uuid NOT NULL,
  author_id uuid NOT NULL,
  author text NOT NULL,
  at timestamp with time zone NOT NULL,
  sealed bytea NOT NULL,
  kind text NOT NULL DEFAULT 'overbooked'::text,
  CONSTRAINT overbook_reasons_pkey PRIMARY KEY (id),
  CONSTRAINT overbook_reason_kind CHECK (kind = ANY (ARRAY['overbooked'::text, 'outside'::text])),
  CONSTRAINT overbook_reasons_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES bookings(id) ON DELETE CASCADE
);
CREATE INDEX overbook_reasons_of_booking ON overbook_reasons USING btree (booking_id, at);

CREATE TABLE patient_links (
  id uuid NOT NULL,
  token_hash bytea NOT NULL,
  email text NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  CONSTRAINT patient_links_pkey PRIMARY KEY (id),
  CONSTRAINT patient_link_token UNIQUE (token_hash)
);

CREATE TABLE patient_sessions (
  token_hash bytea NOT NULL,
  email text NOT NULL,
  begun_at timestamp with time zone NOT NULL,
  seen_at timestamp with time zone NOT NULL,
  CONSTRAINT patient_sessions_pkey PRIMARY KEY (token_hash)
);

CREATE TABLE patient_words (
  word text NOT NULL,
  patient_id uuid NOT NULL,
  CONSTRAINT patient_words_pkey PRIMARY KEY (word, patient_id),
  CONSTRAINT patient_words_patient_id_fkey FOREIGN KEY (patient_id) REFERENCES patients(id) ON DELETE CASCADE
);
CREATE INDEX words_of_patient ON patient_words USING btree (patient_id);

CREATE TABLE patients (
  id uuid NOT NULL DEFAULT uuidv7(),
  name text NOT NULL,
  email text,
  phone text,
  locale text NOT NULL DEFAULT 'en'::text,
  created_at timestamp with time zone NOT NULL,
  phone_key text,
  name_key text NOT NULL,
  email_key text,
  search_words text[] NOT NULL,
  erased_at timestamp with time zone,
  merged_into uuid,
  no_recalls boolean NOT NULL DEFAULT false,
  CONSTRAINT patients_pkey PRIMARY KEY (id),
  CONSTRAINT patient_can_be_reached CHECK (email IS NOT NULL OR phone_key IS NOT NULL OR erased_at IS NOT NULL),
  CONSTRAINT patient_email_has_a_key CHECK ((email IS NULL) = (email_key IS NULL)),
  CONSTRAINT patient_has_a_name CHECK (name_key <> ''::text),
  CONSTRAINT patients_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES patients(id)
);
CREATE INDEX merged_patients ON patients USING btree (merged_into) WHERE merged_into IS NOT NULL;
CREATE UNIQUE INDEX patient_by_phone ON patients USING btree (phone_key, name_key) WHERE email_key IS NULL;
CREATE UNIQUE INDEX patient_identity ON patients USING btree (email_key, name_key);
CREATE INDEX patients_by_digits ON patients USING gin (phone_key gin_trgm_ops);
CREATE TRIGGER forget_patient_resource AFTER DELETE ON patients FOR EACH ROW EXECUTE FUNCTION forget_patient_resource();
CREATE TRIGGER index_patient AFTER INSERT OR UPDATE OF search_words, merged_into ON patients FOR EACH ROW EXECUTE FUNCTION index_patient();

CREATE TABLE places (
  id integer NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  key text NOT NULL,
  region text NOT NULL,
  country text NOT NULL,
  population integer NOT NULL,
  latitude double precision NOT NULL,
  longitude double precision NOT NULL,
  county text NOT NULL,
  CONSTRAINT places_pkey PRIMARY KEY (id),
  CONSTRAINT place_kind CHECK (kind = ANY (ARRAY['town'::text, 'postcode'::text, 'landmark'::text, 'region'::text]))
);
CREATE INDEX places_by_key ON places USING btree (key text_pattern_ops, population DESC);
CREATE INDEX places_by_likeness ON places USING gin (key gin_trgm_ops) WHERE kind = 'town'::text;
CREATE INDEX places_by_position ON places USING gist (point(longitude, latitude)) WHERE kind = 'town'::text;
CREATE INDEX places_large_by_position ON places USING gist (point(longitude, latitude)) WHERE kind = 'town'::text AND population >= 30000;

CREATE TABLE practitioner_photos (
  practitioner_id uuid NOT NULL,
  hash text NOT NULL,
  large bytea NOT NULL,
  small bytea NOT NULL,
  alt text NOT NULL,
  changed_at timestamp with time zone NOT NULL,
  CONSTRAINT practitioner_photos_pkey PRIMARY KEY (practitioner_id),
  CONSTRAINT photo_large_is_bounded CHECK (length(large) <= 400000),
  CONSTRAINT photo_small_is_bounded CHECK (length(small) <= 120000),
  CONSTRAINT practitioner_photos_practitioner_id_fkey FOREIGN KEY (practitioner_id) REFERENCES practitioners(id)
);
CREATE INDEX practitioner_photos_by_hash ON practitioner_photos USING btree (hash);
CREATE TRIGGER practitioner_photos_changed AFTER INSERT OR DELETE OR UPDATE ON practitioner_photos FOR EACH STATEMENT EXECUTE FUNCTION configuration_changed();
CREATE TRIGGER practitioner_photos_noted AFTER UPDATE ON practitioner_photos REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION record_last_modified('practitioner_id');
CREATE TRIGGER practitioner_photos_noted_gone AFTER DELETE ON practitioner_photos REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION record_last_modified('practitioner_id');
CREATE TRIGGER practitioner_photos_noted_new AFTER INSERT ON practitioner_photos REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION record_last_modified('practitioner_id');

CREATE TABLE practitioners (
  id uuid NOT NULL DEFAULT uuidv7(),
  slug text NOT NULL,
  name text NOT NULL,
  title text NOT NULL,
  email text NOT NULL,
  languages text[] NOT NULL DEFAULT '{}'::text[],
  registration_body text,
  registration_number text,
  profile text NOT NULL DEFAULT ''::text,
  gender text,
  access text[] NOT NULL DEFAULT '{}'::text[],
  letters text NOT NULL DEFAULT 'at-once'::text,
  "position" integer NOT NULL DEFAULT 0,
  active boolean NOT NULL DEFAULT true,
  CONSTRAINT practitioners_pkey PRIMARY KEY (id),
  CONSTRAINT practitioner_slug UNIQUE (slug),
  CONSTRAINT practitioner_gender CHECK (gender = ANY (ARRAY['woman'::text, 'man'::text, 'non-binary'::text])),
  CONSTRAINT practitioner_notification_preference CHECK (letters = ANY (ARRAY['at-once'::text, 'morning'::text])),
  CONSTRAINT registration_is_whole CHECK ((registration_body IS NULL) = (registration_number IS NULL)),
  CONSTRAINT practitioners_id_fkey FOREIGN KEY (id) REFERENCES resources(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TRIGGER practitioners_are_resources BEFORE INSERT ON practitioners FOR EACH ROW EXECUTE FUNCTION is_a_resource('practitioner');
CREATE TRIGGER practitioners_changed AFTER INSERT OR DELETE OR UPDATE ON practitioners FOR EACH STATEMENT EXECUTE FUNCTION configuration_changed();
CREATE TRIGGER practitioners_noted AFTER UPDATE ON practitioners REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION record_last_modified('id');
CREATE TRIGGER practitioners_noted_gone AFTER DELETE ON practitioners REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION record_last_modified('id');
CREATE TRIGGER practitioners_noted_new AFTER INSERT ON practitioners REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION record_last_modified('id');

CREATE TABLE proven_addresses (
  email_key text NOT NULL,
  proven_at timestamp with time zone NOT NULL,
  CONSTRAINT proven_addresses_pkey PRIMARY KEY (email_key)
);
CREATE TRIGGER address_proven AFTER INSERT ON proven_addresses FOR EACH ROW EXECUTE FUNCTION address_proven();

CREATE UNLOGGED TABLE rate_limits (
  key text NOT NULL,
  points integer NOT NULL,
  expire bigint NOT NULL,
  CONSTRAINT rate_limits_pkey PRIMARY KEY (key)
) WITH (fillfactor=50);

CREATE TABLE recalls (
  booking_id uuid NOT NULL,
  posted_at timestamp with time zone NOT NULL,
  CONSTRAINT recalls_pkey PRIMARY KEY (booking_id),
  CONSTRAINT recalls_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES bookings(id) ON DELETE CASCADE
);
CREATE INDEX recalls_by_time ON recalls USING btree (posted_at);

CREATE TABLE record_moves (
  id uuid NOT NULL,
  kind text NOT NULL,
  from_id uuid NOT NULL,
  to_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  moved jsonb NOT NULL,
  overlapping bigint[] NOT NULL,
  before jsonb,
  undone_at timestamp with time zone,
  undone_by uuid,
  CONSTRAINT record_moves_pkey PRIMARY KEY (id),
  CONSTRAINT record_move_is_to_another CHECK (from_id <> to_id),
  CONSTRAINT record_move_is_undone_by_someone CHECK ((undone_at IS NULL) = (undone_by IS NULL)),
  CONSTRAINT record_move_kind CHECK (kind = ANY (ARRAY['merge'::text, 'split'::text])),
  CONSTRAINT record_moves_from_id_fkey FOREIGN KEY (from_id) REFERENCES patients(id),
  CONSTRAINT record_moves_to_id_fkey FOREIGN KEY (to_id) REFERENCES patients(id)
);
CREATE INDEX record_moves_from ON record_moves USING btree (from_id);
CREATE INDEX record_moves_to ON record_moves USING btree (to_id);

CREATE TABLE refused_attempts (
  hour timestamp with time zone NOT NULL,
  kind text NOT NULL,
  account text NOT NULL,
  network text NOT NULL,
  count integer NOT NULL,
  told integer NOT NULL DEFAULT 0,
  CONSTRAINT refused_attempts_pkey PRIMARY KEY (hour, kind, account, network)
);

CREATE TABLE reminders_planned (
  id smallint NOT NULL DEFAULT 1,
  rules text NOT NULL DEFAULT ''::text,
  CONSTRAINT reminders_planned_pkey PRIMARY KEY (id),
  CONSTRAINT reminders_planned_once CHECK (id = 1)
);

CREATE TABLE report_changes (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  location_id uuid NOT NULL,
  starts_at timestamp with time zone NOT NULL,
  patient_id uuid,
  ends_at timestamp with time zone,
  booked_at timestamp with time zone,
  CONSTRAINT report_changes_pkey PRIMARY KEY (id)
);

CREATE TABLE reported_hours (
  day date NOT NULL,
  location_id uuid NOT NULL,
  practitioner_id uuid NOT NULL,
  h0 smallint NOT NULL,
  h1 smallint NOT NULL,
  h2 smallint NOT NULL,
  h3 smallint NOT NULL,
  h4 smallint NOT NULL,
  h5 smallint NOT NULL,
  h6 smallint NOT NULL,
  h7 smallint NOT NULL,
  h8 smallint NOT NULL,
  h9 smallint NOT NULL,
  h10 smallint NOT NULL,
  h11 smallint NOT NULL,
  h12 smallint NOT NULL,
  h13 smallint NOT NULL,
  h14 smallint NOT NULL,
  h15 smallint NOT NULL,
  h16 smallint NOT NULL,
  h17 smallint NOT NULL,
  h18 smallint NOT NULL,
  h19 smallint NOT NULL,
  h20 smallint NOT NULL,
  h21 smallint NOT NULL,
  h22 smallint NOT NULL,
  h23 smallint NOT NULL,
  CONSTRAINT reported_hours_pkey PRIMARY KEY (day, location_id, practitioner_id)
);
CREATE INDEX reported_hours_of ON reported_hours USING btree (practitioner_id, day);

CREATE TABLE reported_place_hours (
  day date NOT NULL,
  location_id uuid NOT NULL,
  h0 integer NOT NULL,
  h1 integer NOT NULL,
  h2 integer NOT NULL,
  h3 integer NOT NULL,
  h4 integer NOT NULL,
  h5 integer NOT NULL,
  h6 integer NOT NULL,
  h7 integer NOT NULL,
  h8 integer NOT NULL,
  h9 integer NOT NULL,
  h10 integer NOT NULL,
  h11 integer NOT NULL,
  h12 integer NOT NULL,
  h13 integer NOT NULL,
  h14 integer NOT NULL,
  h15 integer NOT NULL,
  h16 integer NOT NULL,
  h17 integer NOT NULL,
  h18 integer NOT NULL,
  h19 integer NOT NULL,
  h20 integer NOT NULL,
  h21 integer NOT NULL,
  h22 integer NOT NULL,
  h23 integer NOT NULL,
  CONSTRAINT reported_place_hours_pkey PRIMARY KEY (day, location_id)
);

CREATE TABLE reported_places (
  day date NOT NULL,
  location_id uuid NOT NULL,
  treatment_id uuid NOT NULL,
  currency text NOT NULL,
  visits integer NOT NULL,
  fresh integer NOT NULL,
  missed integer NOT NULL,
  late integer NOT NULL,
  cancelled integer NOT NULL,
  called_off integer NOT NULL,
  hands integer NOT NULL,
  room integer NOT NULL,
  quoted bigint NOT NULL,
  lead0 integer NOT NULL,
  lead1 integer NOT NULL,
  lead2 integer NOT NULL,
  lead3 integer NOT NULL,
  lead4 integer NOT NULL,
  lead5 integer NOT NULL,
  lead6 integer NOT NULL,
  lead7 integer NOT NULL,
  called_off_late integer NOT NULL,
  rebooked integer NOT NULL,
  minutes integer NOT NULL,
  quoted_missed bigint NOT NULL,
  quoted_late bigint NOT NULL,
  CONSTRAINT reported_places_pkey PRIMARY KEY (day, location_id, treatment_id, currency)
);

CREATE TABLE reported_sources (
  day date NOT NULL,
  location_id uuid NOT NULL,
  practitioner_id uuid NOT NULL,
  treatment_id uuid NOT NULL,
  link_id uuid NOT NULL,
  fresh integer NOT NULL,
  CONSTRAINT reported_sources_pkey PRIMARY KEY (day, location_id, practitioner_id, treatment_id, link_id)
);

CREATE TABLE reported_visits (
  day date NOT NULL,
  location_id uuid NOT NULL,
  practitioner_id uuid NOT NULL,
  treatment_id uuid NOT NULL,
  currency text NOT NULL,
  visits integer NOT NULL,
  fresh integer NOT NULL,
  missed integer NOT NULL,
  late integer NOT NULL,
  cancelled integer NOT NULL,
  called_off integer NOT NULL,
  hands integer NOT NULL,
  room integer NOT NULL,
  quoted bigint NOT NULL,
  lead0 integer NOT NULL,
  lead1 integer NOT NULL,
  lead2 integer NOT NULL,
  lead3 integer NOT NULL,
  lead4 integer NOT NULL,
  lead5 integer NOT NULL,
  lead6 integer NOT NULL,
  lead7 integer NOT NULL,
  called_off_late integer NOT NULL,
  rebooked integer NOT NULL,
  minutes integer NOT NULL,
  quoted_missed bigint NOT NULL,
  quoted_late bigint NOT NULL,
  CONSTRAINT reported_visits_pkey PRIMARY KEY (day, location_id, practitioner_id, treatment_id, currency)
);
CREATE INDEX reported_visits_of ON reported_visits USING btree (practitioner_id, day);

CREATE TABLE resource_changes (
  xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
  resource_id uuid NOT NULL
);
CREATE INDEX resource_changes_by_xid ON resource_changes USING btree (xid, resource_id);

CREATE TABLE resource_changes_epoch (
  id smallint NOT NULL DEFAULT 1,
  epoch bigint NOT NULL DEFAULT 1,
  CONSTRAINT resource_changes_epoch_pkey PRIMARY KEY (id),
  CONSTRAINT resource_changes_epoch_is_one CHECK (id = 1)
);

CREATE TABLE resources (
  id uuid NOT NULL,
  kind text NOT NULL,
  overlap_allowed boolean NOT NULL DEFAULT false,
  CONSTRAINT resources_pkey PRIMARY KEY (id),
  CONSTRAINT resource_kind CHECK (kind = ANY (ARRAY['practitioner'::text, 'room'::text, 'equipment'::text, 'patient'::text]))
);

CREATE TABLE restores (
  restored_at timestamp with time zone NOT NULL,
  backup_at timestamp with time zone NOT NULL,
  released_at timestamp with time zone,
  discarded_until timestamp with time zone,
  CONSTRAINT restores_pkey PRIMARY KEY (restored_at)
);

CREATE TABLE rooms (
  id uuid NOT NULL DEFAULT uuidv7(),
  location_id uuid NOT NULL,
  slug text NOT NULL,
  name text NOT NULL,
  features text[] NOT NULL DEFAULT '{}'::text[],
  "position" integer NOT NULL DEFAULT 0,
  active boolean NOT NULL DEFAULT true,
  CONSTRAINT rooms_pkey PRIMARY KEY (id),
  CONSTRAINT room_slug UNIQUE (location_id, slug),
  CONSTRAINT rooms_id_fkey FOREIGN KEY (id) REFERENCES resources(id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT rooms_location_id_fkey FOREIGN KEY (location_id) REFERENCES locations(id)
);
CREATE TRIGGER rooms_are_resources BEFORE INSERT ON rooms FOR EACH ROW EXECUTE FUNCTION is_a_resource('room');
CREATE TRIGGER rooms_changed AFTER INSERT OR DELETE OR UPDATE ON rooms FOR EACH STATEMENT EXECUTE FUNCTION configuration_changed();

CREATE TABLE sealing_keys (
  fingerprint text NOT NULL,
  CONSTRAINT sealing_keys_pkey PRIMARY KEY (fingerprint)
);

CREATE TABLE staff (
  id uuid NOT NULL,
  roles text[] NOT NULL,
  practitioner_id uuid,
  active boolean NOT NULL DEFAULT true,
  demo boolean NOT NULL DEFAULT false,
  created_at timestamp with time zone NOT NULL,
  records_from timestamp with time zone,
  CONSTRAINT staff_pkey PRIMARY KEY (id),
  CONSTRAINT staff_practitioner UNIQUE (practitioner_id),
  CONSTRAINT staff_practitioner_is_tied CHECK (('practitioner'::text = ANY (roles)) = (practitioner_id IS NOT NULL)),
  CONSTRAINT staff_roles CHECK (roles <@ ARRAY['admin'::text, 'reception'::text, 'practitioner'::text] AND cardinality(roles) > 0),
  CONSTRAINT staff_id_fkey FOREIGN KEY (id) REFERENCES staff_auth."user"(id),
  CONSTRAINT staff_practitioner_id_fkey FOREIGN KEY (practitioner_id) REFERENCES practitioners(id)
);

CREATE TABLE staff_links (
  id uuid NOT NULL,
  staff_id uuid NOT NULL,
  purpose text NOT NULL,
  token_hash bytea NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  used_at timestamp with time zone,
  email text,
  asked_by uuid,
  CONSTRAINT staff_links_pkey PRIMARY KEY (id),
  CONSTRAINT staff_link_token UNIQUE (token_hash),
  CONSTRAINT staff_link_email CHECK ((purpose = 'email'::text) = (email IS NOT NULL) AND (purpose = 'email'::text) = (asked_by IS NOT NULL)),
  CONSTRAINT staff_link_purpose CHECK (purpose = ANY (ARRAY['invitation'::text, 'reset'::text, 'email'::text])),
  CONSTRAINT staff_links_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES staff(id),
  CONSTRAINT staff_links_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id)
);
CREATE INDEX staff_links_by_staff ON staff_links USING btree (staff_id);

CREATE TABLE time_off (
  id uuid NOT NULL DEFAULT uuidv7(),
  practitioner_id uuid NOT NULL,
  from_at timestamp with time zone NOT NULL,
  to_at timestamp with time zone NOT NULL,
  reason text,
  CONSTRAINT time_off_pkey PRIMARY KEY (id),
  CONSTRAINT time_off_is_a_period CHECK (from_at < to_at),
  CONSTRAINT time_off_practitioner_id_fkey FOREIGN KEY (practitioner_id) REFERENCES practitioners(id)
);
CREATE TRIGGER time_off_changed AFTER INSERT OR DELETE OR UPDATE ON time_off FOR EACH STATEMENT EXECUTE FUNCTION configuration_changed();

CREATE TABLE treatments (
  id uuid NOT NULL DEFAULT uuidv7(),
  slug text NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  description text NOT NULL DEFAULT ''::text,
  phases jsonb NOT NULL,
  turnover_minutes integer NOT NULL DEFAULT 0,
  price integer NOT NULL,
  room_features text[] NOT NULL DEFAULT '{}'::text[],
  equipment text[] NOT NULL DEFAULT '{}'::text[],
  add_ons text[] NOT NULL DEFAULT '{}'::text[],
  audience text NOT NULL DEFAULT 'anyone'::text,
  online boolean NOT NULL DEFAULT true,
  preparation text NOT NULL DEFAULT ''::text,
  aftercare text NOT NULL DEFAULT ''::text,
  policy jsonb NOT NULL DEFAULT '{}'::jsonb,
  translations jsonb NOT NULL DEFAULT '{}'::jsonb,
  "position" integer NOT NULL DEFAULT 0,
  active boolean NOT NULL DEFAULT true,
  prices jsonb NOT NULL DEFAULT '[]'::jsonb,
  courses jsonb NOT NULL DEFAULT '[]'::jsonb,
  course_terms text NOT NULL DEFAULT ''::text,
  CONSTRAINT treatments_pkey PRIMARY KEY (id),
  CONSTRAINT treatment_slug UNIQUE (kind, slug),
  CONSTRAINT treatment_audience CHECK (audience = ANY (ARRAY['anyone'::text, 'new'::text, 'returning'::text])),
  CONSTRAINT treatment_has_phases CHECK (jsonb_array_length(phases) > 0),
  CONSTRAINT treatment_kind CHECK (kind = ANY (ARRAY['base'::text, 'add-on'::text])),
  CONSTRAINT treatment_policy CHECK (jsonb_typeof(policy) = 'object'::text),
  CONSTRAINT treatment_price CHECK (price >= 0),
  CONSTRAINT treatment_translations CHECK (jsonb_typeof(translations) = 'object'::text),
  CONSTRAINT treatment_turnover CHECK (turnover_minutes >= 0)
);
CREATE TRIGGER treatments_changed AFTER INSERT OR DELETE OR UPDATE ON treatments FOR EACH STATEMENT EXECUTE FUNCTION configuration_changed();
CREATE TRIGGER treatments_noted AFTER UPDATE ON treatments REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION record_last_modified('id');
CREATE TRIGGER treatments_noted_gone AFTER DELETE ON treatments REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION record_last_modified('id');
CREATE TRIGGER treatments_noted_new AFTER INSERT ON treatments REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION record_last_modified('id');

CREATE TABLE unlinked_pages (
  place smallint NOT NULL,
  page_key text NOT NULL,
  followed integer NOT NULL DEFAULT 1,
  followed_at timestamp with time zone NOT NULL,
  CONSTRAINT unlinked_pages_pkey PRIMARY KEY (place),
  CONSTRAINT unlinked_page UNIQUE (page_key),
  CONSTRAINT unlinked_page_is_short CHECK (length(page_key) <= 480),
  CONSTRAINT unlinked_pages_are_few CHECK (place >= 1 AND place <= 200)
);

CREATE TABLE unsubscribes (
  address text NOT NULL,
  unsubscribed_at timestamp with time zone NOT NULL,
  CONSTRAINT unsubscribes_pkey PRIMARY KEY (address)
);

CREATE TABLE used_codes (
  staff_id uuid NOT NULL,
  code_hash bytea NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT used_codes_pkey PRIMARY KEY (staff_id, code_hash),
  CONSTRAINT used_codes_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id)
);

CREATE TABLE usual_visits (
  practitioner_id uuid NOT NULL,
  location_id uuid NOT NULL,
  weekday smallint NOT NULL,
  treatment_ids uuid[] NOT NULL,
  times integer NOT NULL,
  CONSTRAINT usual_visits_pkey PRIMARY KEY (practitioner_id, location_id, weekday, treatment_ids),
  CONSTRAINT usual_times CHECK (times > 0),
  CONSTRAINT usual_weekday CHECK (weekday >= 1 AND weekday <= 7),
  CONSTRAINT usual_visits_location_id_fkey FOREIGN KEY (location_id) REFERENCES locations(id) ON DELETE CASCADE,
  CONSTRAINT usual_visits_practitioner_id_fkey FOREIGN KEY (practitioner_id) REFERENCES practitioners(id) ON DELETE CASCADE
);
CREATE TRIGGER usual_visits_changed AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON usual_visits FOR EACH STATEMENT EXECUTE FUNCTION configuration_changed();

CREATE TABLE visit_notes (
  id uuid NOT NULL,
  booking_id uuid NOT NULL,
  practitioner_id uuid NOT NULL,
  author_id uuid NOT NULL,
  author text NOT NULL,
  at timestamp with time zone NOT NULL,
  corrects uuid,
  sealed bytea NOT NULL,
  CONSTRAINT visit_notes_pkey PRIMARY KEY (id),
  CONSTRAINT note_corrected_once UNIQUE (corrects),
  CONSTRAINT visit_notes_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES bookings(id),
  CONSTRAINT visit_notes_corrects_fkey FOREIGN KEY (corrects) REFERENCES visit_notes(id),
  CONSTRAINT visit_notes_practitioner_id_fkey FOREIGN KEY (practitioner_id) REFERENCES practitioners(id)
);
CREATE INDEX notes_of_booking ON visit_notes USING btree (booking_id, at);
CREATE TRIGGER notes_are_append_only BEFORE UPDATE OR TRUNCATE ON visit_notes FOR EACH STATEMENT EXECUTE FUNCTION notes_are_append_only();
CREATE TRIGGER notes_stay BEFORE DELETE ON visit_notes FOR EACH ROW EXECUTE FUNCTION notes_stay();

CREATE TABLE waitlist_entries (
  id uuid NOT NULL,
  status text NOT NULL,
  outcome text,
  booking_id uuid,
  patient_id uuid,
  contact jsonb,
  treatment_id uuid NOT NULL,
  add_on_ids uuid[] NOT NULL DEFAULT '{}'::uuid[],
  wishes jsonb NOT NULL,
  language text,
  text_wanted boolean NOT NULL DEFAULT false,
  via text NOT NULL,
  priority smallint NOT NULL DEFAULT 0,
  desk_reason text,
  created_at timestamp with time zone NOT NULL,
  waiting_since timestamp with time zone,
  ended_at timestamp with time zone,
  CONSTRAINT waitlist_entries_pkey PRIMARY KEY (id),
  CONSTRAINT waitlist_entry_ends CHECK ((status = 'ended'::text) = (ended_at IS NOT NULL) AND (status = 'ended'::text) = (outcome IS NOT NULL)),
  CONSTRAINT waitlist_entry_has_a_person CHECK ((patient_id IS NULL) = (contact IS NOT NULL)),
  CONSTRAINT waitlist_entry_is_proven CHECK ((status = 'waiting'::text) <= (waiting_since IS NOT NULL AND patient_id IS NOT NULL)),
  CONSTRAINT waitlist_entry_outcome CHECK (outcome = ANY (ARRAY['booked'::text, 'moved'::text, 'left'::text, 'removed'::text, 'over'::text])),
  CONSTRAINT waitlist_entry_priority CHECK (priority >= '-1'::integer AND priority <= 1),
  CONSTRAINT waitlist_entry_status CHECK (status = ANY (ARRAY['unproven'::text, 'waiting'::text, 'ended'::text])),
  CONSTRAINT waitlist_entry_via CHECK (via = ANY (ARRAY['patient'::text, 'desk'::text, 'api'::text])),
  CONSTRAINT waitlist_entries_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES bookings(id) ON DELETE CASCADE,
  CONSTRAINT waitlist_entries_patient_id_fkey FOREIGN KEY (patient_id) REFERENCES patients(id) ON DELETE CASCADE,
  CONSTRAINT waitlist_entries_treatment_id_fkey FOREIGN KEY (treatment_id) REFERENCES treatments(id)
);
CREATE INDEX waiting ON waitlist_entries USING btree (waiting_since) WHERE status = 'waiting'::text;
CREATE INDEX waitlist_entries_ended ON waitlist_entries USING btree (ended_at) WHERE status = 'ended'::text;
CREATE INDEX waitlist_entries_of_booking ON waitlist_entries USING btree (booking_id);
CREATE INDEX waitlist_entries_of_patient ON waitlist_entries USING btree (patient_id);
CREATE INDEX waitlist_entries_unproven ON waitlist_entries USING btree (created_at) WHERE status = 'unproven'::text;
CREATE UNIQUE INDEX waitlist_entry_of_visit ON waitlist_entries USING btree (booking_id) WHERE status = 'waiting'::text;
CREATE TRIGGER entry_webhooks_on_insert AFTER INSERT ON waitlist_entries FOR EACH ROW WHEN (new.status = 'waiting'::text) EXECUTE FUNCTION queue_entry_webhooks();
CREATE TRIGGER entry_webhooks_on_update AFTER UPDATE OF status ON waitlist_entries FOR EACH ROW WHEN (new.status <> old.status) EXECUTE FUNCTION queue_entry_webhooks();
CREATE TRIGGER of_kept_record BEFORE INSERT OR UPDATE OF patient_id ON waitlist_entries FOR EACH ROW WHEN (new.patient_id IS NOT NULL) EXECUTE FUNCTION of_kept_record();

CREATE TABLE waitlist_offers (
  id uuid NOT NULL,
  entry_id uuid NOT NULL,
  freed_id uuid NOT NULL,
  hold_id uuid NOT NULL,
  status text NOT NULL,
  practitioner_id uuid NOT NULL,
  location_id uuid NOT NULL,
  starts_at timestamp with time zone NOT NULL,
  ends_at timestamp with time zone NOT NULL,
  price integer NOT NULL,
  currency text NOT NULL,
  rank jsonb NOT NULL,
  offered_by uuid,
  offered_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  ended_at timestamp with time zone,
  CONSTRAINT waitlist_offers_pkey PRIMARY KEY (id),
  CONSTRAINT waitlist_offer_hold UNIQUE (hold_id),
  CONSTRAINT waitlist_offer_ends CHECK ((status = 'open'::text) = (ended_at IS NULL)),
  CONSTRAINT waitlist_offer_status CHECK (status = ANY (ARRAY['open'::text, 'accepted'::text, 'declined'::text, 'lapsed'::text, 'withdrawn'::text])),
  CONSTRAINT waitlist_offers_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES waitlist_entries(id) ON DELETE CASCADE,
  CONSTRAINT waitlist_offers_freed_id_fkey FOREIGN KEY (freed_id) REFERENCES freed_times(id) ON DELETE CASCADE,
  CONSTRAINT waitlist_offers_location_id_fkey FOREIGN KEY (location_id) REFERENCES locations(id),
  CONSTRAINT waitlist_offers_practitioner_id_fkey FOREIGN KEY (practitioner_id) REFERENCES practitioners(id)
);
CREATE UNIQUE INDEX waitlist_offer_once ON waitlist_offers USING btree (freed_id, entry_id);
CREATE UNIQUE INDEX waitlist_offer_open ON waitlist_offers USING btree (entry_id) WHERE status = 'open'::text;
CREATE INDEX waitlist_offers_of_entry ON waitlist_offers USING btree (entry_id, offered_at);
CREATE INDEX waitlist_offers_to_end ON waitlist_offers USING btree (expires_at) WHERE status = 'open'::text;
CREATE TRIGGER offer_webhooks_on_insert AFTER INSERT ON waitlist_offers FOR EACH ROW EXECUTE FUNCTION queue_offer_webhooks();
CREATE TRIGGER offer_webhooks_on_update AFTER UPDATE OF status ON waitlist_offers FOR EACH ROW WHEN (new.status <> old.status) EXECUTE FUNCTION queue_offer_webhooks();

CREATE TABLE waitlist_working_times (
  id smallint NOT NULL DEFAULT 1,
  mark text,
  times jsonb NOT NULL DEFAULT '{}'::jsonb,
  CONSTRAINT waitlist_working_times_pkey PRIMARY KEY (id),
  CONSTRAINT waitlist_working_times_are_one CHECK (id = 1)
);

CREATE TABLE webhook_attempts (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  endpoint_id uuid NOT NULL,
  message_id uuid NOT NULL,
  attempt integer NOT NULL,
  at timestamp with time zone NOT NULL,
  status integer,
  milliseconds integer NOT NULL,
  CONSTRAINT webhook_attempts_pkey PRIMARY KEY (id),
  CONSTRAINT webhook_attempts_message_id_fkey FOREIGN KEY (message_id) REFERENCES webhook_messages(id) ON DELETE CASCADE
);
CREATE INDEX webhook_attempts_log ON webhook_attempts USING btree (endpoint_id, id DESC);
CREATE INDEX webhook_attempts_of ON webhook_attempts USING btree (message_id);

CREATE TABLE webhook_endpoints (
  id uuid NOT NULL,
  name text NOT NULL,
  host text NOT NULL,
  sealed_address bytea NOT NULL,
  events text[] NOT NULL,
  sealed_secret bytea NOT NULL,
  former_secret bytea,
  former_until timestamp with time zone,
  status text NOT NULL DEFAULT 'active'::text,
  failing_since timestamp with time zone,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT webhook_endpoints_pkey PRIMARY KEY (id),
  CONSTRAINT webhook_former CHECK ((former_secret IS NULL) = (former_until IS NULL)),
  CONSTRAINT webhook_status CHECK (status = ANY (ARRAY['active'::text, 'paused'::text, 'gone'::text, 'failing'::text]))
);

CREATE TABLE webhook_messages (
  id uuid NOT NULL DEFAULT uuidv7(),
  endpoint_id uuid NOT NULL,
  type text NOT NULL,
  booking_id uuid,
  facts jsonb NOT NULL DEFAULT '{}'::jsonb,
  at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  state text NOT NULL DEFAULT 'due'::text,
  due_at timestamp with time zone NOT NULL DEFAULT '-infinity'::timestamp with time zone,
  claimed_until timestamp with time zone,
  attempts integer NOT NULL DEFAULT 0,
  CONSTRAINT webhook_messages_pkey PRIMARY KEY (id),
  CONSTRAINT webhook_message_state CHECK (state = ANY (ARRAY['due'::text, 'delivered'::text, 'dead'::text])),
  CONSTRAINT webhook_messages_endpoint_id_fkey FOREIGN KEY (endpoint_id) REFERENCES webhook_endpoints(id) ON DELETE CASCADE
);
CREATE INDEX webhook_messages_by_time ON webhook_messages USING btree (endpoint_id, at);
CREATE INDEX webhook_messages_claimed ON webhook_messages USING btree (endpoint_id, booking_id) WHERE claimed_until IS NOT NULL;
CREATE INDEX webhook_messages_due ON webhook_messages USING btree (endpoint_id, due_at, id) WHERE state = 'due'::text;

CREATE TABLE weekly_hours (
  id uuid NOT NULL DEFAULT uuidv7(),
  practitioner_id uuid NOT NULL,
  location_id uuid NOT NULL,
  weekday smallint NOT NULL,
  from_minute smallint NOT NULL,
  to_minute smallint NOT NULL,
  every_weeks smallint NOT NULL DEFAULT 1,
  starting date,
  CONSTRAINT weekly_hours_pkey PRIMARY KEY (id),
  CONSTRAINT hours_are_a_period CHECK (0 <= from_minute AND from_minute < to_minute AND to_minute <= 1440),
  CONSTRAINT hours_every_weeks CHECK (every_weeks >= 1 AND every_weeks <= 52),
  CONSTRAINT hours_of_some_weeks_have_a_first CHECK (every_weeks = 1 OR starting IS NOT NULL),
  CONSTRAINT hours_weekday CHECK (weekday >= 1 AND weekday <= 7),
  CONSTRAINT weekly_hours_location_id_fkey FOREIGN KEY (location_id) REFERENCES locations(id),
  CONSTRAINT weekly_hours_practitioner_id_fkey FOREIGN KEY (practitioner_id) REFERENCES practitioners(id)
);
CREATE TRIGGER weekly_hours_changed AFTER INSERT OR DELETE OR UPDATE ON weekly_hours FOR EACH STATEMENT EXECUTE FUNCTION configuration_changed();
CREATE TRIGGER weekly_hours_noted AFTER UPDATE ON weekly_hours REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION record_last_modified('location_id');
CREATE TRIGGER weekly_hours_noted_gone AFTER DELETE ON weekly_hours REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION record_last_modified('location_id');
CREATE TRIGGER weekly_hours_noted_new AFTER INSERT ON weekly_hours REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION record_last_modified('location_id');

CREATE TABLE workers (
  id uuid NOT NULL,
  seen_at timestamp with time zone NOT NULL,
  CONSTRAINT workers_pkey PRIMARY KEY (id)
);

CREATE TABLE staff_auth."twoFactor" (
  id uuid NOT NULL DEFAULT uuidv7(),
  secret text NOT NULL,
  "backupCodes" text NOT NULL,
  "userId" uuid NOT NULL,
  verified boolean,
  "failedVerificationCount" integer,
  "lockedUntil" timestamp with time zone,
  CONSTRAINT "twoFactor_pkey" PRIMARY KEY (id),
  CONSTRAINT "twoFactor_userId_fkey" FOREIGN KEY ("userId") REFERENCES staff_auth."user"(id) ON DELETE CASCADE
);
CREATE INDEX "twoFactor_by_userId" ON staff_auth."twoFactor" USING btree ("userId");

CREATE TABLE staff_auth."user" (
  id uuid NOT NULL DEFAULT uuidv7(),
  name text NOT NULL,
  email text NOT NULL,
  "emailVerified" boolean NOT NULL,
  image text,
  "createdAt" timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt" timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "twoFactorEnabled" boolean,
  CONSTRAINT user_pkey PRIMARY KEY (id),
  CONSTRAINT staff_email UNIQUE (email)
);

CREATE TABLE staff_auth.account (
  id uuid NOT NULL DEFAULT uuidv7(),
  "accountId" text NOT NULL,
  "providerId" text NOT NULL,
  "userId" uuid NOT NULL,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamp with time zone,
  "refreshTokenExpiresAt" timestamp with time zone,
  scope text,
  password text,
  "createdAt" timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt" timestamp with time zone NOT NULL,
  CONSTRAINT account_pkey PRIMARY KEY (id),
  CONSTRAINT account_once UNIQUE ("userId", "providerId"),
  CONSTRAINT "account_userId_fkey" FOREIGN KEY ("userId") REFERENCES staff_auth."user"(id) ON DELETE CASCADE
);

CREATE TABLE staff_auth.passkey (
  id uuid NOT NULL DEFAULT uuidv7(),
  name text,
  "publicKey" text NOT NULL,
  "userId" uuid NOT NULL,
  "credentialID" text NOT NULL,
  counter integer NOT NULL,
  "deviceType" text NOT NULL,
  "backedUp" boolean NOT NULL,
  transports text,
  "createdAt" timestamp with time zone,
  aaguid text,
  CONSTRAINT passkey_pkey PRIMARY KEY (id),
  CONSTRAINT "passkey_userId_fkey" FOREIGN KEY ("userId") REFERENCES staff_auth."user"(id) ON DELETE CASCADE
);
CREATE INDEX "passkey_by_credentialID" ON staff_auth.passkey USING btree ("credentialID");
CREATE INDEX "passkey_by_userId" ON staff_auth.passkey USING btree ("userId");

CREATE TABLE staff_auth.session (
  id uuid NOT NULL DEFAULT uuidv7(),
  "expiresAt" timestamp with time zone NOT NULL,
  token text NOT NULL,
  "createdAt" timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt" timestamp with time zone NOT NULL,
  "ipAddress" text,
  "userAgent" text,
  "userId" uuid NOT NULL,
  strong boolean NOT NULL,
  CONSTRAINT session_pkey PRIMARY KEY (id),
  CONSTRAINT session_token_key UNIQUE (token),
  CONSTRAINT "session_userId_fkey" FOREIGN KEY ("userId") REFERENCES staff_auth."user"(id) ON DELETE CASCADE
);
CREATE INDEX "session_by_userId" ON staff_auth.session USING btree ("userId");

CREATE TABLE staff_auth.verification (
  id uuid NOT NULL DEFAULT uuidv7(),
  identifier text NOT NULL,
  value text NOT NULL,
  "expiresAt" timestamp with time zone NOT NULL,
  "createdAt" timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt" timestamp with time zone NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT verification_pkey PRIMARY KEY (id)
);
CREATE INDEX verification_by_identifier ON staff_auth.verification USING btree (identifier);

CREATE OR REPLACE FUNCTION public.address_proven()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_advisory_xact_lock(hashtextextended('unproven ' || new.email_key, 0));
  update bookings set unproven_address = null where unproven_address = new.email_key;
  update notifications set unproven_address = null where unproven_address = new.email_key;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.audit_is_append_only()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'the audit trail is append-only';
end $function$
;

CREATE OR REPLACE FUNCTION public.audit_is_sealed_once()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.seal is null and new.seal is not null
    and (new.id, new.at, new.actor, new.action, new.detail) = (old.id, old.at, old.actor, old.action, old.detail)
    and new.subject is not distinct from old.subject
  then return new; end if;
  raise exception 'the audit trail is append-only';
end $function$
;

CREATE OR REPLACE FUNCTION public.check_claim(claim claims)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  if claim.overbooked then
    if not exists (select 1 from resources where id = claim.resource_id and overlap_allowed) then
      raise exception 'overbooking is not allowed here' using errcode = 'check_violation', constraint = 'overbooking_is_allowed';
    end if;
    if not exists (select 1 from bookings where id = claim.booking_id and overbook_reason is not null)
        and not exists (select from record_moves where claim.id = any (overlapping) and undone_at is null) then
      raise exception 'overbooking needs a reason' using errcode = 'check_violation', constraint = 'overbooking_has_a_reason';
    end if;
  elsif exists (select 1 from claims c where c.overbooked and c.resource_id = claim.resource_id
      and tstzrange(c.from_at, c.until_at) && tstzrange(claim.from_at, claim.until_at)
      and c.booking_id <> claim.booking_id) then
    if not exists (select from record_moves
        where from_id = claim.resource_id and undone_at is not null and moved -> 'claims' ? claim.id::text) then
      raise exception 'taken by an overbooked visit' using errcode = 'exclusion_violation', constraint = 'claims_never_overlap';
    end if;
  end if;
end $function$
;

CREATE OR REPLACE FUNCTION public.check_overbooking()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform check_claim(new);
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.claim_patient()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  takes_time boolean := new.status not in ('held', 'cancelled', 'no-show');
  taken boolean := tg_op = 'UPDATE' and old.status not in ('held', 'cancelled', 'no-show');
  is_overbooked boolean := false;
begin
  if taken and takes_time and (new.starts_at, new.ends_at) = (old.starts_at, old.ends_at) and (new.patient_id = old.patient_id
      or not exists (select from claims where booking_id = new.id and resource_id = old.patient_id)) then
    return null;
  end if;
  if taken then
    delete from claims where booking_id = new.id and resource_id = old.patient_id;
  end if;
  if not takes_time then
    return null;
  end if;
  perform from patients where id = new.patient_id for no key update;
  if not taken and new.booked_by is null and (
      select count(distinct coalesce(course_id, id)) > (select visits_ahead from clinic) or count(distinct course_id) > 1 and new.course_id is not null from bookings
      where patient_id = new.patient_id and status in ('confirmed', 'arrived') and starts_at > new.confirmed_at) then
    raise exception 'too many visits ahead' using errcode = 'check_violation', constraint = 'visits_ahead_are_limited';
  end if;
  insert into resources (id, kind, overlap_allowed) values (new.patient_id, 'patient', true) on conflict do nothing;
  if new.overbook_reason is not null then
    -- Each half by its own index.
    is_overbooked := exists (
      select from claims c where c.resource_id = new.patient_id and c.booking_id <> new.id
        and tstzrange(c.from_at, c.until_at) && tstzrange(new.starts_at, new.ends_at) and not c.overbooked) or exists (
      select from claims c where c.resource_id = new.patient_id and c.booking_id <> new.id
        and tstzrange(c.from_at, c.until_at) && tstzrange(new.starts_at, new.ends_at) and c.overbooked);
  end if;
  insert into claims (resource_id, booking_id, from_at, until_at, overbooked)
    values (new.patient_id, new.id, new.starts_at, new.ends_at, is_overbooked);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.claims_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op <> 'INSERT' then
    insert into resource_changes (resource_id) select distinct resource_id from before;
  end if;
  if tg_op <> 'DELETE' then
    insert into resource_changes (resource_id) select distinct resource_id from after;
  end if;
  if tg_op = 'INSERT' then
    if exists (select from after a where a.overbooked or exists (
        select from claims c where c.overbooked and c.resource_id = a.resource_id
          and tstzrange(c.from_at, c.until_at) && tstzrange(a.from_at, a.until_at) and c.booking_id <> a.booking_id)) then
      perform check_claim(a::claims) from after a order by a.id;
    end if;
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.configuration_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update clinic set version = version + 1;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.drop_pending_reminders()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update notifications set status = 'superseded', claimed_until = null
  where about = new.id and status = 'due'
    and (template = 'reminder' or template = 'aftercare' and new.status in ('no-show', 'cancelled'));
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.forget_course()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform from courses where id = old.course_id for update;
  delete from courses where id = old.course_id and not exists (select from bookings where course_id = old.course_id);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.forget_lapsed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform forget_patient(old.patient_id, old.created_at);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.forget_patient(patient uuid, begun timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  delete from patients where id in (
    select id from patients where id = patient and created_at >= begun for update skip locked);
exception when foreign_key_violation then
  null;
end $function$
;

CREATE OR REPLACE FUNCTION public.forget_patient_resource()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  delete from resources where id = old.id;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.hold(visit jsonb, ids uuid[], from_ats timestamp with time zone[], until_ats timestamp with time zone[], replacing uuid, present timestamp with time zone, configuration bigint)
 RETURNS uuid[]
 LANGUAGE plpgsql
AS $function$
declare
  taken uuid[] := lock_times(ids, from_ats, until_ats, null, replacing, present, configuration);
begin
  if taken is distinct from '{}' then
    return taken;
  end if;
  if visit ->> 'network' is not null then
    perform pg_advisory_xact_lock(hashtextextended('network ' || (visit ->> 'network'), 0));
    if (visit ->> 'most_open')::int <= (select count(*) from bookings where network = decode(visit ->> 'network', 'hex')
        and status = 'held' and hold_expires_at > present and id is distinct from replacing) then
      raise exception 'too many open holds' using errcode = 'MD002';
    end if;
  end if;
  if replacing is not null then
    delete from bookings where id = replacing and status = 'held';
  end if;
  insert into bookings (id, reference, status, hold_hash, hold_expires_at, practitioner_id, location_id, treatment_id,
      add_on_ids, starts_at, ends_at, price, currency, cancel_notice_minutes, late_cancellation, no_show, via_link_id, network,
      created_at)
    select id, reference, 'held', decode(hold_hash, 'hex'), hold_expires_at, practitioner_id, location_id, treatment_id,
      add_on_ids, starts_at, ends_at, price, currency, cancel_notice_minutes, late_cancellation, no_show, via_link_id,
      decode(network, 'hex'), present
    from jsonb_to_record(visit) as v (id uuid, reference text, hold_hash text, hold_expires_at timestamptz,
      practitioner_id uuid, location_id uuid, treatment_id uuid, add_on_ids uuid[], starts_at timestamptz,
      ends_at timestamptz, price integer, currency text, cancel_notice_minutes integer, late_cancellation text, no_show text,
      via_link_id uuid, network text);
  insert into claims (resource_id, booking_id, from_at, until_at)
    select w.id, (visit ->> 'id')::uuid, w.from_at, w.until_at from unnest(ids, from_ats, until_ats) w (id, from_at, until_at);
  return taken;
end $function$
;

CREATE OR REPLACE FUNCTION public.index_patient()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  person uuid := coalesce(new.merged_into, new.id);
begin
  if tg_op = 'INSERT' and new.merged_into is null then
    insert into patient_words select distinct word, new.id from unnest(new.search_words) word;
    return null;
  elsif tg_op = 'INSERT' then
    insert into patient_words select distinct word, person from unnest(new.search_words) word on conflict do nothing;
    return null;
  end if;
  delete from patient_words where patient_id in (new.id, old.merged_into, person);
  insert into patient_words
    select distinct word, coalesce(p.merged_into, p.id) from patients p, unnest(p.search_words) word
    where p.id in (new.id, old.merged_into, person) or p.merged_into in (new.id, old.merged_into, person);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.is_a_resource()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into resources (id, kind) values (new.id, tg_argv[0]);
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.keep_answer_reader()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into former_answer_readers (booking_id, practitioner_id) values (new.id, old.practitioner_id)
    on conflict do nothing;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.limit_reached(address text, from_network bytea, starts timestamp with time zone, ends timestamp with time zone, present timestamp with time zone, rules jsonb)
 RETURNS text
 LANGUAGE plpgsql
AS $function$
declare
  sent integer;
  proven boolean;
begin
  if from_network is not null then
    perform pg_advisory_xact_lock(hashtextextended('network ' || encode(from_network, 'hex'), 0));
  end if;
  perform pg_advisory_xact_lock(hashtextextended('unproven ' || address, 0));
  proven := exists (select from proven_addresses where email_key = address);
  if proven and rules ->> 'ask' <> 'always' and (
      select count(*) from bookings b join patients p on p.id = b.patient_id
      where p.email_key = address and b.booked_by is null and b.status in ('confirmed', 'arrived') and b.starts_at > present
    ) < 2 * (select visits_ahead from clinic) then
    return 'proven';
  end if;
  select count(*) into sent from notifications
    where unproven_address = address and due_at > present - interval '1 hour' and status in ('due', 'sent', 'failed');
  if sent >= (rules ->> 'messages')::int then
    return 'messages';
  elsif proven or rules ->> 'ask' <> 'at-the-border' then
    return 'asked';
  elsif not (rules ->> 'worked')::boolean then
    return 'no-proof';
  -- The last message of the hour has the button, which lifts the limit.
  elsif sent >= (rules ->> 'messages')::int - 1 then
    return 'address';
  elsif (rules ->> 'places')::int <= (select count(*) from bookings
      where network = from_network and unproven_address is not null and confirmed_at > present - interval '10 minutes') then
    return 'network';
  end if;
  return case when share_reached(null, starts, ends, present, rules) then 'week' end;
end $function$
;

CREATE OR REPLACE FUNCTION public.location_time_zone_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  lock table reported_visits in share row exclusive mode;
  perform rebuild_reports(new.id);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.lock_days(ids uuid[], from_ats timestamp with time zone[], until_ats timestamp with time zone[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  perform case when is_day then pg_advisory_xact_lock(key) else pg_advisory_xact_lock_shared(key) end
    from (select distinct false as is_day, uuid_hash_extended(id, 0) as key from unnest(ids) id
      union all
      select distinct true, uuid_hash_extended(id, day)
      from unnest(ids, from_ats, until_ats) w (id, from_at, until_at), generate_series(
        floor(extract(epoch from from_at) / 86400)::bigint, ceil(extract(epoch from until_at) / 86400)::bigint - 1) day
      order by is_day, key) k;
end $function$
;

CREATE OR REPLACE FUNCTION public.lock_resources(ids uuid[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_advisory_xact_lock(key)
    from (select distinct uuid_hash_extended(id, 0) as key from unnest(ids) id order by key) k;
end $function$
;

CREATE OR REPLACE FUNCTION public.lock_times(ids uuid[], from_ats timestamp with time zone[], until_ats timestamp with time zone[], overbooked boolean[], replacing uuid, present timestamp with time zone, configuration bigint)
 RETURNS uuid[]
 LANGUAGE plpgsql
AS $function$
declare
  in_the_way uuid[];
  taken uuid[] := '{}';
begin
  perform lock_days(ids, from_ats, until_ats);
  select array_agg(booking_id) into in_the_way from overlapping_claims(ids, from_ats, until_ats, overbooked, replacing);
  if in_the_way is not null then
    delete from bookings where id in (
      select id from bookings
      where id = any(in_the_way) and status = 'held' and hold_expires_at <= present
      order by id for update);
    select coalesce(array_agg(distinct resource_id), '{}') into taken
      from overlapping_claims(ids, from_ats, until_ats, overbooked, replacing);
  end if;
  if taken = '{}' and configuration <> (select version from clinic) then
    taken := null;
  end if;
  if taken is distinct from '{}' then
    raise exception using errcode = 'MD001';
  end if;
  return taken;
exception when sqlstate 'MD001' then
  return taken;
end $function$
;

CREATE OR REPLACE FUNCTION public.note_freed_time()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from waitlist_entries where status = 'waiting') and (select waitlist from clinic) then
    insert into freed_times (id, cause, booking_id, practitioner_id, location_id, claims, from_at, until_at, due_at)
      select uuidv7(), 'moved', b.id, b.practitioner_id, b.location_id, jsonb_agg(jsonb_build_object('id', c.resource_id,
          'from', (extract(epoch from c.from_at) / 60)::bigint, 'until', (extract(epoch from c.until_at) / 60)::bigint)),
        min(c.from_at), max(c.until_at), '-infinity'
      from before c join bookings b on b.id = c.booking_id and b.status <> 'held'
        join resources r on r.id = c.resource_id and r.kind <> 'patient'
      group by b.id;
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.note_lapsed_time()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from waitlist_entries where status = 'waiting') and (select waitlist from clinic)
    and not exists (select from waitlist_offers where hold_id = old.id) then
    insert into freed_times (id, cause, practitioner_id, location_id, claims, from_at, until_at, joined_after, due_at)
      select uuidv7(), 'lapsed', old.practitioner_id, old.location_id, jsonb_agg(jsonb_build_object('id', resource_id,
          'from', (extract(epoch from from_at) / 60)::bigint, 'until', (extract(epoch from until_at) / 60)::bigint)),
        min(from_at), max(until_at), case when old.patient_id is null then old.created_at end, '-infinity'
      from claims where booking_id = old.id having count(*) > 0;
  end if;
  return old;
end $function$
;

CREATE OR REPLACE FUNCTION public.notes_are_append_only()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'notes are append-only';
end $function$
;

CREATE OR REPLACE FUNCTION public.notes_stay()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from bookings b join patients p on p.id = b.patient_id
      where b.id = old.booking_id and p.erased_at is not null) then
    return old;
  end if;
  raise exception 'notes are append-only';
end $function$
;

CREATE OR REPLACE FUNCTION public.notification_marks_booking()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into resource_changes (resource_id) select practitioner_id from bookings where id = new.about;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.of_kept_record()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  select coalesce(merged_into, id) into new.patient_id from patients where id = new.patient_id for key share;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.overlapping_claims(ids uuid[], from_ats timestamp with time zone[], until_ats timestamp with time zone[], overbooked boolean[], replacing uuid)
 RETURNS TABLE(resource_id uuid, booking_id uuid)
 LANGUAGE sql
 STABLE
AS $function$
  select c.resource_id, c.booking_id from unnest(ids, from_ats, until_ats, overbooked) w (id, from_at, until_at, overbooked)
    join claims c on c.resource_id = w.id and tstzrange(c.from_at, c.until_at) && tstzrange(w.from_at, w.until_at)
      and not c.overbooked
    where w.overbooked is not true and c.booking_id is distinct from replacing
  union all
  select c.resource_id, c.booking_id from unnest(ids, from_ats, until_ats, overbooked) w (id, from_at, until_at, overbooked)
    join claims c on c.resource_id = w.id and tstzrange(c.from_at, c.until_at) && tstzrange(w.from_at, w.until_at)
      and c.overbooked
    where w.overbooked is not true and c.booking_id is distinct from replacing
$function$
;

CREATE OR REPLACE FUNCTION public.places_alike(typed text)
 RETURNS SETOF places
 LANGUAGE plpgsql
 STABLE
 SET "pg_trgm.similarity_threshold" TO '0.36'
AS $function$
begin
  return query (select * from places p where p.kind = 'town'
        and p.key ~>=~ typed and p.key ~<~ (typed || chr(1114111)) order by population desc limit 20)
    union (select * from places p where p.kind = 'town' and p.key % typed
      order by similarity(p.key, typed) + 0.03 * log(p.population + 10) desc limit 40);
end $function$
;

CREATE OR REPLACE FUNCTION public.postpone_to_unproven()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  third timestamptz;
begin
  perform pg_advisory_xact_lock(hashtextextended('unproven ' || new.unproven_address, 0));
  select due_at into third from notifications
    where unproven_address = new.unproven_address and status in ('due', 'sent', 'failed') order by due_at desc offset 2 limit 1;
  new.due_at := greatest(new.due_at, third + interval '1 hour');
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.queue_entry_webhooks()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into webhook_messages (endpoint_id, type, booking_id, facts)
    select e.id, what, new.id, jsonb_strip_nulls(jsonb_build_object('entry', new.id, 'status', new.status, 'outcome', new.outcome,
      'reference', (select reference from bookings where id = new.booking_id)))
    from (select case new.status when 'waiting' then 'waitlist.joined' else 'waitlist.ended' end as what) w
      join webhook_endpoints e on w.what = any(e.events);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.queue_offer_webhooks()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into webhook_messages (endpoint_id, type, booking_id, facts)
    select e.id, what, new.entry_id, jsonb_strip_nulls(jsonb_build_object('entry', new.entry_id, 'offer', new.id, 'status', new.status,
      'heldUntil', (extract(epoch from new.expires_at) / 60)::bigint,
      'reference', (select b.reference from waitlist_entries w join bookings b on b.id = w.booking_id where w.id = new.entry_id),
      'now', (select jsonb_build_object('start', (extract(epoch from new.starts_at) / 60)::bigint, 'end', (extract(epoch from new.ends_at) / 60)::bigint,
          'practitioner', (select slug from practitioners where id = new.practitioner_id), 'location', l.slug, 'timeZone', l.time_zone)
        from locations l where l.id = new.location_id)))
    from (select case new.status when 'open' then 'waitlist.offered' when 'accepted' then 'waitlist.accepted'
        else 'waitlist.offer-ended' end as what) w
      join webhook_endpoints e on w.what = any(e.events);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.queue_webhooks()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  what text := case
    when tg_op = 'INSERT' then 'booking.created'
    when old.status = 'held' then 'booking.created'
    when new.status = 'cancelled' then 'booking.cancelled'
    when new.status = 'done' then 'booking.done'
    when old.status in ('cancelled', 'done') then 'booking.restored'
    else 'booking.moved' end;
begin
  if tg_op = 'UPDATE' and not (old.status = 'held' or (old.status = 'cancelled') <> (new.status = 'cancelled')
    or (old.status = 'done') <> (new.status = 'done')
    or new.status <> 'cancelled' and (old.starts_at, old.ends_at, old.practitioner_id, old.location_id, old.treatment_id) is distinct from (new.starts_at, new.ends_at, new.practitioner_id, new.location_id, new.treatment_id)) then
    return null;
  end if;
  insert into webhook_messages (endpoint_id, type, booking_id, facts)
    select e.id, what, new.id, jsonb_strip_nulls(jsonb_build_object(
      'reference', new.reference, 'status', new.status, 'sequence', new.sequence, 'course', (
        select jsonb_build_object('id', c.id, 'position', new.course_position, 'planned', c.planned,
          'done', (select count(*) from bookings d where d.course_id = c.id and d.status = 'done'))
        from courses c where c.id = new.course_id),
      'now', webhook_place(new),
      'before', case when what = 'booking.moved' then webhook_place(old) end,
      'cancelledBy', case when what = 'booking.cancelled' then new.cancelled_by end))
    from webhook_endpoints e where what = any(e.events);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.rebuild_reports(place uuid DEFAULT NULL::uuid)
 RETURNS void
 LANGUAGE sql
AS $function$
  delete from reported_visits where place is null or location_id = place;
  delete from reported_places where place is null or location_id = place;
  delete from reported_hours where place is null or location_id = place;
  delete from reported_place_hours where place is null or location_id = place;
  delete from reported_sources where place is null or location_id = place;
  insert into report_changes (location_id, starts_at, ends_at)
    select location_id, date_bin('15 minutes', starts_at, timestamptz '2000-01-01Z') as at, max(ends_at) from bookings
    where status <> 'held' and (place is null or location_id = place)
    group by location_id, at order by location_id, at;
$function$
;

CREATE OR REPLACE FUNCTION public.record_last_modified()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  whose text := tg_argv[0];
  rows text := case tg_op
    when 'INSERT' then format('select %I as id from after', whose)
    when 'DELETE' then format('select %I as id from before', whose)
    else format('select n.%I as id from after n where not exists
      (select 1 from before o where to_jsonb(o) - ''position'' = to_jsonb(n) - ''position'')', whose) end;
begin
  execute 'insert into last_modified (id, changed_at) select distinct id, now() from (' || rows || ') changed
    order by id on conflict (id) do update set changed_at = excluded.changed_at';
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.remember_patient(fresh uuid, their_name text, their_name_key text, their_email text, their_email_key text, their_phone text, their_phone_key text, their_words text[], their_locale text, present timestamp with time zone, OUT id uuid, OUT name text, OUT email text, OUT phone text, OUT "phoneKey" text)
 RETURNS record
 LANGUAGE plpgsql
AS $function$
declare
  kept uuid;
begin
  insert into patients as p (id, name, name_key, email, email_key, phone, phone_key, search_words, locale, created_at)
    values (fresh, their_name, their_name_key, their_email, their_email_key, their_phone, their_phone_key, their_words, their_locale, present)
    -- An update that changes nothing locks the row; "do nothing" would not.
    on conflict (email_key, name_key) do update set created_at = p.created_at
    returning p.merged_into, p.id, p.name, p.email, p.phone, p.phone_key into kept, id, name, email, phone, "phoneKey";
  if kept is not null then
    select p.id, p.name, p.email, p.phone, p.phone_key into id, name, email, phone, "phoneKey"
      from patients p where p.id = kept for no key update;
  end if;
end $function$
;

CREATE OR REPLACE FUNCTION public.replan_reminders()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.remind_at := case when new.status = 'confirmed' then '-infinity'::timestamptz end;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.report_booking_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'UPDATE' and not ((old.starts_at, old.ends_at, old.practitioner_id, old.location_id, old.treatment_id, old.patient_id, old.sequence, old.price, old.currency, old.via_link_id, old.confirmed_at, old.cancelled_at, old.cancelled_by, old.status = 'held', old.status = 'cancelled', old.status = 'no-show') is distinct from (new.starts_at, new.ends_at, new.practitioner_id, new.location_id, new.treatment_id, new.patient_id, new.sequence, new.price, new.currency, new.via_link_id, new.confirmed_at, new.cancelled_at, new.cancelled_by, new.status = 'held', new.status = 'cancelled', new.status = 'no-show')) then
    return null;
  end if;
  if tg_op <> 'INSERT' and old.status <> 'held' then
    insert into report_changes (location_id, starts_at, ends_at, patient_id, booked_at)
      values (old.location_id, old.starts_at, old.ends_at, old.patient_id, coalesce(old.confirmed_at, old.created_at));
  end if;
  if tg_op <> 'DELETE' then
    insert into report_changes (location_id, starts_at, ends_at, patient_id, booked_at)
      values (new.location_id, new.starts_at, new.ends_at, new.patient_id, coalesce(new.confirmed_at, new.created_at));
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.seal_audit(ids bigint[], positions bigint[], seals bytea[])
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  update public.audit a set position = s.position, seal = s.seal
  from unnest(ids, positions, seals) s (id, position, seal) where a.id = s.id;
$function$
;

CREATE OR REPLACE FUNCTION public.share_reached(moved uuid, starts timestamp with time zone, ends timestamp with time zone, present timestamp with time zone, rules jsonb)
 RETURNS boolean
 LANGUAGE plpgsql
AS $function$
declare
  week timestamptz := date_trunc('week', starts);
  asked numeric := extract(epoch from ends - starts) / 60;
  held record;
begin
  perform pg_advisory_xact_lock(hashtextextended('week ' || week, 0));
  select coalesce(sum(minutes) filter (where moved is not null or confirmed_at > present - interval '1 day'), 0) as a_day,
      coalesce(sum(minutes), 0) as in_all into held
    from bookings b, lateral (select extract(epoch from b.ends_at - b.starts_at) / 60) m (minutes)
    where unproven_address is not null and starts_at >= week and starts_at < week + interval '7 days'
      and status in ('confirmed', 'arrived', 'started') and id is distinct from moved;
  return asked + held.a_day > (rules ->> 'minutes_a_day')::int or asked + held.in_all > (rules ->> 'minutes_in_all')::int;
end $function$
;

CREATE OR REPLACE FUNCTION public.take_times(booking uuid, ids uuid[], from_ats timestamp with time zone[], until_ats timestamp with time zone[], overbooked boolean[])
 RETURNS void
 LANGUAGE sql
AS $function$
  delete from claims where booking_id = booking and resource_id is distinct from (select patient_id from bookings where id = booking);
  insert into claims (resource_id, booking_id, from_at, until_at, overbooked)
    select w.id, booking, w.from_at, w.until_at, w.overbooked
    from unnest(ids, from_ats, until_ats, overbooked) w (id, from_at, until_at, overbooked);
$function$
;

CREATE OR REPLACE FUNCTION public.webhook_place(b bookings)
 RETURNS jsonb
 LANGUAGE sql
 STABLE
AS $function$
  select jsonb_build_object('start', (extract(epoch from b.starts_at) / 60)::bigint, 'end', (extract(epoch from b.ends_at) / 60)::bigint,
    'practitioner', (select slug from practitioners where id = b.practitioner_id), 'location', l.slug, 'timeZone', l.time_zone)
  from locations l where l.id = b.location_id
$function$
;

CREATE VIEW booking_facts AS
 SELECT b.reference,
    p.email,
    pr.slug AS practitioner,
    l.slug AS location,
    b.starts_at AS starts,
    b.ends_at AS ends,
        CASE b.status
            WHEN 'held'::text THEN 'provisional'::text
            ELSE b.status
        END AS status,
    b.status = ANY (ARRAY['confirmed'::text, 'arrived'::text, 'started'::text, 'done'::text]) AS active,
    b.sequence
   FROM bookings b
     JOIN patients p ON p.id = b.patient_id
     JOIN practitioners pr ON pr.id = b.practitioner_id
     JOIN locations l ON l.id = b.location_id;

CREATE VIEW claim_facts AS
 SELECT COALESCE(pr.slug, (l.slug || '/'::text) || COALESCE(ro.slug, e.slug), r.id::text) AS resource,
    r.kind,
    b.reference,
    c.from_at,
    c.until_at,
    c.overbooked
   FROM claims c
     JOIN resources r ON r.id = c.resource_id
     JOIN bookings b ON b.id = c.booking_id
     LEFT JOIN practitioners pr ON pr.id = r.id
     LEFT JOIN rooms ro ON ro.id = r.id
     LEFT JOIN equipment e ON e.id = r.id
     LEFT JOIN locations l ON l.id = COALESCE(ro.location_id, e.location_id);
