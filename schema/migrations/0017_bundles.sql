CREATE TABLE `bundle_counts` (
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`status` text NOT NULL,
	`n` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `bundle_counts_key` ON `bundle_counts` (`kind`,`key`,`status`);--> statement-breakpoint
CREATE TABLE `bundle_items` (
	`run_id` text NOT NULL,
	`item_id` text NOT NULL,
	`seq` integer NOT NULL,
	`department_id` text NOT NULL,
	`status` text DEFAULT 'waiting' NOT NULL,
	`task_id` text,
	`opened_at` text,
	`done_at` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `bundle_items_key` ON `bundle_items` (`run_id`,`item_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `bundle_items_task` ON `bundle_items` (`task_id`) WHERE task_id is not null;--> statement-breakpoint
CREATE INDEX `bundle_items_department` ON `bundle_items` (`department_id`,`run_id`);--> statement-breakpoint
CREATE TABLE `bundle_templates` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`code` text NOT NULL,
	`edition` integer NOT NULL,
	`status` text DEFAULT 'draft' NOT NULL,
	`name` text NOT NULL,
	`slogan` text NOT NULL,
	`promised` text,
	`promised_source` text,
	`visits` integer NOT NULL,
	`illustrative` integer NOT NULL,
	`note` text NOT NULL,
	`published` text,
	`national` text,
	`suggestions` text NOT NULL,
	`items` text NOT NULL,
	`materials` text NOT NULL,
	`fields` text NOT NULL,
	`published_at` text,
	`retired_at` text,
	`deleted_at` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `bundle_templates_code` ON `bundle_templates` (`code`,`edition`);--> statement-breakpoint
CREATE UNIQUE INDEX `bundle_templates_published` ON `bundle_templates` (`code`) WHERE status = 'published';--> statement-breakpoint
CREATE UNIQUE INDEX `bundle_templates_draft` ON `bundle_templates` (`code`) WHERE status = 'draft' and deleted_at is null;--> statement-breakpoint
CREATE INDEX `bundle_templates_status` ON `bundle_templates` (`status`,`name`,`id`);--> statement-breakpoint
CREATE TABLE `bundles` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`number_year` integer NOT NULL,
	`number_seq` integer NOT NULL,
	`number` text GENERATED ALWAYS AS ('YJS-' || cast(number_year as integer) || '-' || printf('%04d', number_seq)) VIRTUAL NOT NULL,
	`query_code` text NOT NULL,
	`stage` text DEFAULT 'collecting' NOT NULL,
	`template_id` text NOT NULL,
	`template_code` text NOT NULL,
	`template_name` text NOT NULL,
	`edition` integer NOT NULL,
	`illustrative` integer NOT NULL,
	`title` text NOT NULL,
	`applicant_id` text NOT NULL,
	`wanted` text NOT NULL,
	`answers_sealed` text NOT NULL,
	`site_id` text,
	`coordinator_id` text NOT NULL,
	`helper_id` text,
	`registered_by_id` text NOT NULL,
	`started_at` text,
	`answer_task_id` text,
	`due_at` text,
	`provisional` integer DEFAULT false NOT NULL,
	`paused_at` text,
	`paused_until` text,
	`ready_at` text,
	`issued_at` text,
	`closed_at` text,
	`conclusion` text,
	`visits` integer NOT NULL,
	`inspections` text NOT NULL,
	`measured` text,
	`items_done` integer DEFAULT 0 NOT NULL,
	`items_total` integer DEFAULT 0 NOT NULL,
	`materials_accepted` integer DEFAULT 0 NOT NULL,
	`materials_total` integer DEFAULT 0 NOT NULL,
	`second_notices` integer DEFAULT 0 NOT NULL,
	`deleted_at` text,
	`due_key` text GENERATED ALWAYS AS (case when paused_at is null then coalesce(due_at, '9999-12-31T00:00:00.000Z') else '9999-12-31T' || coalesce(due_at, '~') end) VIRTUAL NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `bundles_queryCode_unique` ON `bundles` (`query_code`);--> statement-breakpoint
CREATE UNIQUE INDEX `bundles_number` ON `bundles` (`number_year`,`number_seq`);--> statement-breakpoint
CREATE INDEX `bundles_number_text` ON `bundles` (`number`);--> statement-breakpoint
CREATE INDEX `bundles_created` ON `bundles` (`created_at`,`id`) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX `bundles_stage_created` ON `bundles` (`stage`,`created_at`,`id`) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX `bundles_stage_due` ON `bundles` (`stage`,`due_key`,`id`) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX `bundles_template` ON `bundles` (`template_code`,`created_at`,`id`) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX `bundles_second` ON `bundles` (`created_at`,`id`) WHERE deleted_at is null and second_notices > 0;--> statement-breakpoint
CREATE INDEX `bundles_issued` ON `bundles` (`issued_at`,`id`) WHERE issued_at is not null;--> statement-breakpoint
CREATE INDEX `bundles_applicant` ON `bundles` (`applicant_id`,`id`);--> statement-breakpoint
CREATE TABLE `materials` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`run_id` text NOT NULL,
	`seq` integer NOT NULL,
	`key` text,
	`name` text NOT NULL,
	`standard` text NOT NULL,
	`form` text NOT NULL,
	`main` integer NOT NULL,
	`deferrable` integer NOT NULL,
	`items` text NOT NULL,
	`samples` text NOT NULL,
	`status` text DEFAULT 'awaited' NOT NULL,
	`reason` text,
	`sample_id` text,
	`checked_at` text,
	`checked_by_id` text,
	`second` integer DEFAULT false NOT NULL,
	`second_reason` text,
	`department_id` text,
	`asked_at` text NOT NULL,
	`asked_by_id` text,
	`deleted_at` text
);
--> statement-breakpoint
CREATE INDEX `materials_run` ON `materials` (`run_id`,`seq`);--> statement-breakpoint
CREATE INDEX `materials_second` ON `materials` (`asked_at`,`id`) WHERE second and deleted_at is null;--> statement-breakpoint
CREATE INDEX `materials_created` ON `materials` (`created_at`,`id`);--> statement-breakpoint
CREATE TRIGGER `events_guard_bundle_templates` BEFORE INSERT ON `events` WHEN NEW.`version` IS NOT NULL AND NEW.`subject` = 'bundle-templates'
BEGIN
  SELECT RAISE(ABORT, 'row.changed') WHERE NOT EXISTS (SELECT 1 FROM `bundle_templates` WHERE `id` = NEW.`subject_id` AND `version` = NEW.`version`);
END;
--> statement-breakpoint
CREATE TRIGGER `events_guard_bundles` BEFORE INSERT ON `events` WHEN NEW.`version` IS NOT NULL AND NEW.`subject` = 'bundles'
BEGIN
  SELECT RAISE(ABORT, 'row.changed') WHERE NOT EXISTS (SELECT 1 FROM `bundles` WHERE `id` = NEW.`subject_id` AND `version` = NEW.`version`);
END;
--> statement-breakpoint
CREATE TRIGGER `events_guard_materials` BEFORE INSERT ON `events` WHEN NEW.`version` IS NOT NULL AND NEW.`subject` = 'materials'
BEGIN
  SELECT RAISE(ABORT, 'row.changed') WHERE NOT EXISTS (SELECT 1 FROM `materials` WHERE `id` = NEW.`subject_id` AND `version` = NEW.`version`);
END;
--> statement-breakpoint
-- A run shows the due of its answer, wherever that was moved: by the run, by the calendar, by a pause. Like open_parts this moves no version on.
CREATE TRIGGER `bundle_due_opened` AFTER INSERT ON `tasks` WHEN NEW.`owner` = 'run' AND NEW.`kind` = 'answer'
BEGIN
  UPDATE `bundles` SET `due_at` = NEW.`due_at`, `provisional` = NEW.`provisional`, `paused_at` = NEW.`paused_at`, `paused_until` = NEW.`paused_until` WHERE `id` = NEW.`owner_id`;
END;
--> statement-breakpoint
CREATE TRIGGER `bundle_due_moved` AFTER UPDATE OF `due_at`, `provisional`, `paused_at`, `paused_until` ON `tasks` WHEN NEW.`owner` = 'run' AND NEW.`kind` = 'answer'
BEGIN
  UPDATE `bundles` SET `due_at` = NEW.`due_at`, `provisional` = NEW.`provisional`, `paused_at` = NEW.`paused_at`, `paused_until` = NEW.`paused_until` WHERE `id` = NEW.`owner_id` AND `answer_task_id` = NEW.`id`;
END;
--> statement-breakpoint
-- An item is as far as its promise is, by whichever path that was kept.
CREATE TRIGGER `bundle_item_follows` AFTER UPDATE OF `status` ON `tasks` WHEN NEW.`owner` = 'run' AND NEW.`kind` = 'bundle_item' AND NEW.`status` IN ('done', 'cancelled') AND OLD.`status` <> NEW.`status`
BEGIN
  UPDATE `bundle_items` SET `status` = NEW.`status`, `done_at` = NEW.`closed_at` WHERE `task_id` = NEW.`id`;
END;
--> statement-breakpoint
CREATE TRIGGER `bundle_items_counted` AFTER INSERT ON `bundle_items`
BEGIN
  UPDATE `bundles` SET `items_total` = `items_total` + 1 WHERE `id` = NEW.`run_id`;
  INSERT INTO `bundle_counts` (`kind`, `key`, `status`, `n`) VALUES ('item', NEW.`department_id`, NEW.`status`, 1) ON CONFLICT (`kind`, `key`, `status`) DO UPDATE SET `n` = `n` + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `bundle_items_uncounted` AFTER DELETE ON `bundle_items`
BEGIN
  UPDATE `bundles` SET `items_total` = `items_total` - 1, `items_done` = `items_done` - (OLD.`status` = 'done') WHERE `id` = OLD.`run_id`;
  UPDATE `bundle_counts` SET `n` = `n` - 1 WHERE `kind` = 'item' AND `key` = OLD.`department_id` AND `status` = OLD.`status`;
END;
--> statement-breakpoint
CREATE TRIGGER `bundle_items_recounted` AFTER UPDATE OF `status` ON `bundle_items` WHEN OLD.`status` <> NEW.`status`
BEGIN
  UPDATE `bundles` SET `items_done` = `items_done` + (NEW.`status` = 'done') - (OLD.`status` = 'done') WHERE `id` = NEW.`run_id`;
  UPDATE `bundle_counts` SET `n` = `n` - 1 WHERE `kind` = 'item' AND `key` = OLD.`department_id` AND `status` = OLD.`status`;
  INSERT INTO `bundle_counts` (`kind`, `key`, `status`, `n`) VALUES ('item', NEW.`department_id`, NEW.`status`, 1) ON CONFLICT (`kind`, `key`, `status`) DO UPDATE SET `n` = `n` + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `materials_counted` AFTER INSERT ON `materials`
BEGIN
  UPDATE `bundles` SET `materials_total` = `materials_total` + 1, `materials_accepted` = `materials_accepted` + (NEW.`status` = 'accepted'), `second_notices` = `second_notices` + NEW.`second` WHERE `id` = NEW.`run_id`;
END;
--> statement-breakpoint
CREATE TRIGGER `materials_recounted` AFTER UPDATE OF `status`, `deleted_at` ON `materials`
BEGIN
  UPDATE `bundles` SET
    `materials_total` = `materials_total` + (NEW.`deleted_at` IS NULL) - (OLD.`deleted_at` IS NULL),
    `materials_accepted` = `materials_accepted` + (NEW.`deleted_at` IS NULL AND NEW.`status` = 'accepted') - (OLD.`deleted_at` IS NULL AND OLD.`status` = 'accepted')
  WHERE `id` = NEW.`run_id`;
END;
--> statement-breakpoint
CREATE TRIGGER `bundles_counted` AFTER INSERT ON `bundles` WHEN NEW.`deleted_at` IS NULL
BEGIN
  INSERT INTO `bundle_counts` (`kind`, `key`, `status`, `n`) VALUES ('stage', '', NEW.`stage`, 1) ON CONFLICT (`kind`, `key`, `status`) DO UPDATE SET `n` = `n` + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `bundles_recounted` AFTER UPDATE OF `stage`, `deleted_at` ON `bundles` WHEN OLD.`stage` <> NEW.`stage` OR OLD.`deleted_at` IS NOT NEW.`deleted_at`
BEGIN
  UPDATE `bundle_counts` SET `n` = `n` - (OLD.`deleted_at` IS NULL) WHERE `kind` = 'stage' AND `key` = '' AND `status` = OLD.`stage`;
  INSERT INTO `bundle_counts` (`kind`, `key`, `status`, `n`) VALUES ('stage', '', NEW.`stage`, NEW.`deleted_at` IS NULL) ON CONFLICT (`kind`, `key`, `status`) DO UPDATE SET `n` = `n` + (NEW.`deleted_at` IS NULL);
END;
