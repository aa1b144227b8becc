CREATE TABLE `applicants` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`phone_sealed` text,
	`phone_mask` text,
	`phone_digest` text,
	`id_type` text,
	`id_number_sealed` text,
	`id_number_mask` text,
	`id_number_digest` text,
	`registered_place` text,
	`living_place` text,
	`circumstances` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `applicants_phone` ON `applicants` (`phone_digest`);--> statement-breakpoint
CREATE INDEX `applicants_id_number` ON `applicants` (`id_number_digest`);--> statement-breakpoint
CREATE INDEX `applicants_name` ON `applicants` (`name`,`id`);--> statement-breakpoint
CREATE TABLE `approvals` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`kind` text NOT NULL,
	`case_id` text NOT NULL,
	`status` text DEFAULT 'waiting' NOT NULL,
	`requester_id` text NOT NULL,
	`grounds` text NOT NULL,
	`working_days` integer,
	`contact_note_id` text,
	`decided_by_id` text,
	`decided_at` text,
	`decision` text
);
--> statement-breakpoint
CREATE INDEX `approvals_case` ON `approvals` (`case_id`,`id`);--> statement-breakpoint
CREATE INDEX `approvals_status` ON `approvals` (`status`,`created_at`,`id`);--> statement-breakpoint
CREATE TABLE `account` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`user_id` text NOT NULL,
	`access_token` text,
	`refresh_token` text,
	`id_token` text,
	`access_token_expires_at` integer,
	`refresh_token_expires_at` integer,
	`scope` text,
	`password` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `account_user` ON `account` (`user_id`);--> statement-breakpoint
CREATE TABLE `apikey` (
	`id` text PRIMARY KEY NOT NULL,
	`config_id` text DEFAULT 'default' NOT NULL,
	`name` text,
	`start` text,
	`reference_id` text NOT NULL,
	`prefix` text,
	`key` text NOT NULL,
	`refill_interval` integer,
	`refill_amount` integer,
	`last_refill_at` integer,
	`enabled` integer DEFAULT true,
	`rate_limit_enabled` integer DEFAULT true,
	`rate_limit_time_window` integer,
	`rate_limit_max` integer,
	`request_count` integer DEFAULT 0,
	`remaining` integer,
	`last_request` integer,
	`expires_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`permissions` text,
	`metadata` text
);
--> statement-breakpoint
CREATE INDEX `apikey_key` ON `apikey` (`key`);--> statement-breakpoint
CREATE INDEX `apikey_reference` ON `apikey` (`reference_id`);--> statement-breakpoint
CREATE TABLE `session` (
	`id` text PRIMARY KEY NOT NULL,
	`expires_at` integer NOT NULL,
	`token` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`ip_address` text,
	`user_agent` text,
	`user_id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `session_token_unique` ON `session` (`token`);--> statement-breakpoint
CREATE INDEX `session_user` ON `session` (`user_id`);--> statement-breakpoint
CREATE TABLE `user` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`email_verified` integer DEFAULT false NOT NULL,
	`image` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`username` text,
	`display_username` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `user_email_unique` ON `user` (`email`);--> statement-breakpoint
CREATE UNIQUE INDEX `user_username_unique` ON `user` (`username`);--> statement-breakpoint
CREATE TABLE `verification` (
	`id` text PRIMARY KEY NOT NULL,
	`identifier` text NOT NULL,
	`value` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `verification_identifier` ON `verification` (`identifier`);--> statement-breakpoint
CREATE TABLE `calendar_days` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`date` text NOT NULL,
	`kind` text NOT NULL,
	`layer` text NOT NULL,
	`site_id` text,
	`name` text NOT NULL,
	`source` text
);
--> statement-breakpoint
CREATE TABLE `case_counts` (
	`view` text NOT NULL,
	`level` integer NOT NULL,
	`bucket` text NOT NULL,
	`n` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `case_counts_key` ON `case_counts` (`view`,`level`,`bucket`);--> statement-breakpoint
CREATE TABLE `case_departments` (
	`department_id` text NOT NULL,
	`case_seq` integer NOT NULL,
	`received_at` text NOT NULL,
	`due_key` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `case_departments_key` ON `case_departments` (`department_id`,`case_seq`);--> statement-breakpoint
CREATE INDEX `case_departments_received` ON `case_departments` (`department_id`,`received_at`,`case_seq`);--> statement-breakpoint
CREATE INDEX `case_departments_due` ON `case_departments` (`department_id`,`due_key`,`case_seq`) WHERE due_key is not null;--> statement-breakpoint
CREATE TABLE `cases` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`number_year` integer NOT NULL,
	`number_seq` integer NOT NULL,
	`number` text GENERATED ALWAYS AS (cast(number_year as integer) || '-' || printf('%04d', number_seq)) VIRTUAL NOT NULL,
	`query_code` text NOT NULL,
	`stage` text NOT NULL,
	`channel` text NOT NULL,
	`hotline_order` text,
	`hotline_due_at` text,
	`reporter_id` text NOT NULL,
	`party_id` text NOT NULL,
	`reporter_relation` text,
	`reporter_withheld` integer DEFAULT false NOT NULL,
	`complained_of_id` text,
	`title` text NOT NULL,
	`story` text DEFAULT '' NOT NULL,
	`stuck_at` text DEFAULT '' NOT NULL,
	`matter_id` text,
	`matter_text` text,
	`department_id` text,
	`site_id` text,
	`visits` integer DEFAULT 1 NOT NULL,
	`urgency` text DEFAULT 'normal' NOT NULL,
	`loss` text,
	`facts` text NOT NULL,
	`tags` text NOT NULL,
	`helper_id` text,
	`coordinator_id` text,
	`registered_by_id` text NOT NULL,
	`lead_department_id` text,
	`received_at` text NOT NULL,
	`category` text,
	`cause` text,
	`judgement` text,
	`clause` text,
	`explanation` text,
	`alternatives` text,
	`told` text,
	`awaits_confirmation` integer DEFAULT false NOT NULL,
	`extension_request_id` text,
	`due_at` text,
	`provisional` integer DEFAULT false NOT NULL,
	`paused_at` text,
	`paused_until` text,
	`open_parts` integer DEFAULT 0 NOT NULL,
	`open_replies` integer DEFAULT 0 NOT NULL,
	`outcome` text,
	`answer` text,
	`basis` text,
	`answered_at` text,
	`rating` integer,
	`rating_reasons` text NOT NULL,
	`decline_reason` text,
	`remedy` text,
	`referred_to` text,
	`referred_to_person` text,
	`summary` text,
	`merged_into_id` text,
	`search_words` text DEFAULT '' NOT NULL,
	`search_names` text DEFAULT '' NOT NULL,
	`due_key` text GENERATED ALWAYS AS (coalesce(due_at, '9999-12-31T00:00:00.000Z')) VIRTUAL NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `cases_id_unique` ON `cases` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `cases_queryCode_unique` ON `cases` (`query_code`);--> statement-breakpoint
CREATE UNIQUE INDEX `cases_number` ON `cases` (`number_year`,`number_seq`);--> statement-breakpoint
CREATE INDEX `cases_number_text` ON `cases` (`number`);--> statement-breakpoint
CREATE INDEX `cases_received` ON `cases` (`received_at`,`seq`) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX `cases_stage_received` ON `cases` (`stage`,`received_at`,`seq`) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX `cases_open_due` ON `cases` (`due_key`,`seq`) WHERE deleted_at is null and stage in ('received','triaged','working','answered');--> statement-breakpoint
CREATE INDEX `cases_unanswered_due` ON `cases` (`due_key`,`seq`) WHERE deleted_at is null and stage in ('received','triaged','working');--> statement-breakpoint
CREATE INDEX `cases_stage_due` ON `cases` (`stage`,`due_key`,`seq`) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX `cases_department_received` ON `cases` (`lead_department_id`,`received_at`,`seq`) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX `cases_matter_received` ON `cases` (`matter_id`,`received_at`,`seq`) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX `cases_category_received` ON `cases` (`category`,`received_at`,`seq`) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX `cases_coordinator_due` ON `cases` (`coordinator_id`,`due_key`,`seq`) WHERE deleted_at is null and stage in ('received','triaged','working','answered');--> statement-breakpoint
CREATE INDEX `cases_trash` ON `cases` (`received_at`,`seq`) WHERE deleted_at is not null;--> statement-breakpoint
CREATE INDEX `cases_reporter` ON `cases` (`reporter_id`,`seq`);--> statement-breakpoint
CREATE INDEX `cases_party` ON `cases` (`party_id`,`seq`);--> statement-breakpoint
CREATE TABLE `consultations` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`at` text NOT NULL,
	`by_id` text NOT NULL,
	`channel` text NOT NULL,
	`topic` text NOT NULL,
	`told` text,
	`matter_id` text,
	`department_id` text,
	`site_id` text
);
--> statement-breakpoint
CREATE INDEX `consultations_at` ON `consultations` (`at`,`id`);--> statement-breakpoint
CREATE TABLE `departments` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`code` text,
	`name` text NOT NULL,
	`short_name` text,
	`contact` text,
	`phone` text,
	`illustrative` integer DEFAULT false NOT NULL,
	`source` text,
	`retired_at` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `departments_name_unique` ON `departments` (`name`);--> statement-breakpoint
CREATE INDEX `departments_code` ON `departments` (`code`,`id`);--> statement-breakpoint
CREATE TABLE `events` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`subject` text NOT NULL,
	`subject_id` text NOT NULL,
	`case_id` text,
	`version` integer,
	`change_id` text NOT NULL,
	`action` text NOT NULL,
	`at` text NOT NULL,
	`actor_id` text,
	`actor_name` text NOT NULL,
	`on_behalf_of_id` text,
	`changes` text NOT NULL,
	`data` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `events_id_unique` ON `events` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `events_version` ON `events` (`subject`,`subject_id`,`version`) WHERE version is not null;--> statement-breakpoint
CREATE INDEX `events_case` ON `events` (`case_id`,`seq`);--> statement-breakpoint
CREATE INDEX `events_subject` ON `events` (`subject`,`subject_id`,`seq`);--> statement-breakpoint
CREATE INDEX `events_change` ON `events` (`change_id`);--> statement-breakpoint
CREATE INDEX `events_actor` ON `events` (`actor_id`,`seq`);--> statement-breakpoint
CREATE TABLE `matters` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`name` text NOT NULL,
	`department_id` text,
	`basic_code` text,
	`implementation_code` text,
	`type` text,
	`statutory` text,
	`promised` text,
	`site_inspection` integer DEFAULT false NOT NULL,
	`illustrative` integer DEFAULT false NOT NULL,
	`source` text,
	`retired_at` text
);
--> statement-breakpoint
CREATE INDEX `matters_department` ON `matters` (`department_id`,`id`);--> statement-breakpoint
CREATE INDEX `matters_name` ON `matters` (`name`,`id`);--> statement-breakpoint
CREATE TABLE `people` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`username` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`department_id` text,
	`site_id` text,
	`head` integer DEFAULT false NOT NULL,
	`phone` text,
	`retired_at` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `people_username_unique` ON `people` (`username`);--> statement-breakpoint
CREATE INDEX `people_department` ON `people` (`department_id`,`id`);--> statement-breakpoint
CREATE TABLE `sign_in_failures` (
	`username` text PRIMARY KEY NOT NULL,
	`failures` integer NOT NULL,
	`last_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `revisions` (
	`name` text PRIMARY KEY NOT NULL,
	`n` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `settings` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sites` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`address` text,
	`phone` text,
	`retired_at` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sites_name_unique` ON `sites` (`name`);--> statement-breakpoint
CREATE TABLE `tasks` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`kind` text NOT NULL,
	`status` text DEFAULT 'open' NOT NULL,
	`owner` text NOT NULL,
	`owner_id` text NOT NULL,
	`case_id` text,
	`role` text,
	`department_id` text,
	`site_id` text,
	`person_id` text,
	`coordinator_id` text,
	`ask` text NOT NULL,
	`clock` text NOT NULL,
	`received_at` text NOT NULL,
	`due_at` text,
	`provisional` integer DEFAULT false NOT NULL,
	`paused_at` text,
	`paused_until` text,
	`accepted_at` text,
	`closed_at` text,
	`result` text,
	`ground` text,
	`returns` integer DEFAULT 0 NOT NULL,
	`reminded_at` text,
	`due_key` text GENERATED ALWAYS AS (coalesce(due_at, '9999-12-31T00:00:00.000Z')) VIRTUAL NOT NULL
);
--> statement-breakpoint
CREATE INDEX `tasks_owner` ON `tasks` (`owner`,`owner_id`);--> statement-breakpoint
CREATE INDEX `tasks_case` ON `tasks` (`case_id`);--> statement-breakpoint
CREATE INDEX `tasks_open_due` ON `tasks` (`due_key`,`id`) WHERE status in ('open','accepted');--> statement-breakpoint
CREATE INDEX `tasks_department_due` ON `tasks` (`department_id`,`due_key`,`id`) WHERE status in ('open','accepted');--> statement-breakpoint
CREATE INDEX `tasks_person_due` ON `tasks` (`person_id`,`due_key`,`id`) WHERE status in ('open','accepted');--> statement-breakpoint
CREATE INDEX `tasks_coordinator_due` ON `tasks` (`coordinator_id`,`kind`,`due_key`,`id`) WHERE status in ('open','accepted');--> statement-breakpoint
CREATE INDEX `tasks_department_received` ON `tasks` (`department_id`,`received_at`,`id`);--> statement-breakpoint
CREATE INDEX `tasks_kind_due` ON `tasks` (`kind`,`due_key`,`id`) WHERE status in ('open','accepted');--> statement-breakpoint
CREATE INDEX `tasks_department_closed` ON `tasks` (`department_id`,`closed_at`,`id`);--> statement-breakpoint
CREATE INDEX `tasks_department_case` ON `tasks` (`department_id`,`case_id`);--> statement-breakpoint
CREATE INDEX `tasks_received` ON `tasks` (`received_at`,`id`);