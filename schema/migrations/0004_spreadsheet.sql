CREATE TABLE `changes` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`actor_id` text NOT NULL,
	`at` text NOT NULL,
	`action` text NOT NULL,
	`resource` text NOT NULL,
	`rows` integer NOT NULL,
	`undoes` text,
	`undone_by_id` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `changes_id_unique` ON `changes` (`id`);--> statement-breakpoint
CREATE INDEX `changes_actor` ON `changes` (`actor_id`,`seq`);--> statement-breakpoint
CREATE TABLE `editing` (
	`person_id` text PRIMARY KEY NOT NULL,
	`resource` text NOT NULL,
	`row_id` text NOT NULL,
	`at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `job_rows` (
	`job_id` text NOT NULL,
	`n` integer NOT NULL,
	`cells` text NOT NULL,
	`status` text NOT NULL,
	`problems` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `job_rows_key` ON `job_rows` (`job_id`,`n`);--> statement-breakpoint
CREATE INDEX `job_rows_status` ON `job_rows` (`job_id`,`status`,`n`);--> statement-breakpoint
CREATE TABLE `jobs` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`resource` text NOT NULL,
	`owner_id` text NOT NULL,
	`status` text NOT NULL,
	`total` integer NOT NULL,
	`done` integer NOT NULL,
	`refused` integer NOT NULL,
	`options` text NOT NULL,
	`lease_until` text,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `jobs_owner` ON `jobs` (`owner_id`,`id`);--> statement-breakpoint
CREATE INDEX `jobs_status` ON `jobs` (`status`,`id`);--> statement-breakpoint
CREATE TABLE `views` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`resource` text NOT NULL,
	`name` text NOT NULL,
	`owner_id` text NOT NULL,
	`shared` integer NOT NULL,
	`default_for` text,
	`settings` text NOT NULL,
	`deleted_at` text
);
--> statement-breakpoint
CREATE INDEX `views_resource` ON `views` (`resource`,`id`);--> statement-breakpoint
ALTER TABLE `cases` ADD `custom` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `departments` ADD `custom` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
CREATE TRIGGER `events_guard_views` BEFORE INSERT ON `events` WHEN NEW.`version` IS NOT NULL AND NEW.`subject` = 'views'
BEGIN
  SELECT RAISE(ABORT, 'row.changed') WHERE NOT EXISTS (SELECT 1 FROM `views` WHERE `id` = NEW.`subject_id` AND `version` = NEW.`version`);
END;
