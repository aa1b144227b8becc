CREATE TABLE `job_steps` (
	`job_id` text NOT NULL,
	`n` integer NOT NULL,
	`lease` text NOT NULL,
	`at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `job_steps_key` ON `job_steps` (`job_id`,`n`);--> statement-breakpoint
ALTER TABLE `jobs` ADD `added` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `jobs` ADD `changed` integer DEFAULT 0 NOT NULL;