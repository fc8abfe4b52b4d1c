// Made by `cargo sdk generate` out of specs/frameio. Change the specs, not this file.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use super::{AccountRole, Links, User};

/// What a list of accounts is ordered by.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum AccountSort {
    /// `display_name_asc` on the wire.
    DisplayNameAsc,
    /// `created_at_asc` on the wire.
    CreatedAtAsc,
    /// `display_name_desc` on the wire.
    DisplayNameDesc,
    /// `created_at_desc` on the wire.
    CreatedAtDesc,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl AccountSort {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::DisplayNameAsc => "display_name_asc",
            Self::CreatedAtAsc => "created_at_asc",
            Self::DisplayNameDesc => "display_name_desc",
            Self::CreatedAtDesc => "created_at_desc",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for AccountSort {
    fn from(value: String) -> Self {
        match value.as_str() {
            "display_name_asc" => Self::DisplayNameAsc,
            "created_at_asc" => Self::CreatedAtAsc,
            "display_name_desc" => Self::DisplayNameDesc,
            "created_at_desc" => Self::CreatedAtDesc,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(AccountSort);

/// A page of accounts.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AccountsResponse {
    /// Where the listing goes on.
    pub links: Links,
    /// How many items all pages have together. Only if the call asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_count: Option<u64>,
    /// The accounts of this page.
    pub data: Vec<Account>,
}

/// An account: it owns workspaces, pays for storage and has members.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Account {
    /// The account's id. For an account in Adobe storage it may be written `adobe:` and the organisation.
    pub id: String,
    /// The organisation's id at Adobe.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adobe_id: Option<String>,
    /// The name to show.
    pub display_name: String,
    /// Where the account's picture is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<String>,
    /// The roles of the caller in this account.
    pub roles: Vec<AccountRole>,
    /// Bytes that the account may hold; null means without limit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub storage_limit: Option<u64>,
    /// Bytes that the account holds.
    pub storage_usage: u64,
    /// Whether storage of the customer's own can be connected.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mounted_storage_enabled: Option<bool>,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// When it was moved to the fourth version of the service.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub v4_migrated_at: Option<DateTime<Utc>>,
}

/// What an entry of an audit log can bring along.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum AuditLogInclude {
    /// `user` on the wire.
    User,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl AuditLogInclude {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::User => "user",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for AuditLogInclude {
    fn from(value: String) -> Self {
        match value.as_str() {
            "user" => Self::User,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(AuditLogInclude);

/// Which entries of an audit log to list; those that meet all conditions.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AuditLogFilters {
    /// Only entries of this event.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event_type: Option<AuditLogEventType>,
    /// Only entries about this sort of thing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_type: Option<AuditLogResourceType>,
    /// Only entries about the thing with this id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_id: Option<String>,
    /// Only entries of this user.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_id: Option<String>,
    /// Only entries from this workspace.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workspace_id: Option<String>,
    /// Only entries from this project.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub project_id: Option<String>,
    /// Only entries from this address, in IPv4 or IPv6.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ip_address: Option<String>,
    /// Only entries from this day on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from_date: Option<NaiveDate>,
    /// Only entries up to this day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to_date: Option<NaiveDate>,
}

impl AuditLogFilters {
    /// One with nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            event_type: None,
            resource_type: None,
            resource_id: None,
            user_id: None,
            workspace_id: None,
            project_id: None,
            ip_address: None,
            from_date: None,
            to_date: None,
        }
    }

    /// Only entries of this event.
    #[must_use]
    pub fn event_type(mut self, event_type: impl Into<AuditLogEventType>) -> Self {
        self.event_type = Some(event_type.into());
        self
    }

    /// Only entries about this sort of thing.
    #[must_use]
    pub fn resource_type(
        mut self,
        resource_type: impl Into<AuditLogResourceType>,
    ) -> Self {
        self.resource_type = Some(resource_type.into());
        self
    }

    /// Only entries about the thing with this id.
    #[must_use]
    pub fn resource_id(mut self, resource_id: impl Into<String>) -> Self {
        self.resource_id = Some(resource_id.into());
        self
    }

    /// Only entries of this user.
    #[must_use]
    pub fn user_id(mut self, user_id: impl Into<String>) -> Self {
        self.user_id = Some(user_id.into());
        self
    }

    /// Only entries from this workspace.
    #[must_use]
    pub fn workspace_id(mut self, workspace_id: impl Into<String>) -> Self {
        self.workspace_id = Some(workspace_id.into());
        self
    }

    /// Only entries from this project.
    #[must_use]
    pub fn project_id(mut self, project_id: impl Into<String>) -> Self {
        self.project_id = Some(project_id.into());
        self
    }

    /// Only entries from this address, in IPv4 or IPv6.
    #[must_use]
    pub fn ip_address(mut self, ip_address: impl Into<String>) -> Self {
        self.ip_address = Some(ip_address.into());
        self
    }

    /// Only entries from this day on.
    #[must_use]
    pub fn from_date(mut self, from_date: NaiveDate) -> Self {
        self.from_date = Some(from_date);
        self
    }

    /// Only entries up to this day.
    #[must_use]
    pub fn to_date(mut self, to_date: NaiveDate) -> Self {
        self.to_date = Some(to_date);
        self
    }
}

/// What an audit log records. Kinds are added without notice.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum AuditLogEventType {
    /// `access_request_approved` on the wire.
    AccessRequestApproved,
    /// `access_request_denied` on the wire.
    AccessRequestDenied,
    /// `access_request_submitted` on the wire.
    AccessRequestSubmitted,
    /// `account_aup_migration_created` on the wire.
    AccountAupMigrationCreated,
    /// `account_aup_migration_deleted` on the wire.
    AccountAupMigrationDeleted,
    /// `account_aup_migration_downgrade_completed` on the wire.
    AccountAupMigrationDowngradeCompleted,
    /// `account_aup_migration_downgrade_failed` on the wire.
    AccountAupMigrationDowngradeFailed,
    /// `account_aup_migration_downgrade_requested` on the wire.
    AccountAupMigrationDowngradeRequested,
    /// `account_aup_migration_product_migrated` on the wire.
    AccountAupMigrationProductMigrated,
    /// `account_aup_migration_started` on the wire.
    AccountAupMigrationStarted,
    /// `account_aup_migration_updated` on the wire.
    AccountAupMigrationUpdated,
    /// `account_aup_user_migration_completed` on the wire.
    AccountAupUserMigrationCompleted,
    /// `account_aup_user_migration_created` on the wire.
    AccountAupUserMigrationCreated,
    /// `account_aup_user_migration_deleted` on the wire.
    AccountAupUserMigrationDeleted,
    /// `account_aup_user_migration_failed` on the wire.
    AccountAupUserMigrationFailed,
    /// `account_aup_user_migration_on_hold` on the wire.
    AccountAupUserMigrationOnHold,
    /// `account_aup_user_migration_started` on the wire.
    AccountAupUserMigrationStarted,
    /// `account_aup_user_migration_unheld` on the wire.
    AccountAupUserMigrationUnheld,
    /// `account_aup_user_migration_updated` on the wire.
    AccountAupUserMigrationUpdated,
    /// `account_delinquent` on the wire.
    AccountDelinquent,
    /// `account_field_created` on the wire.
    AccountFieldCreated,
    /// `account_field_deleted` on the wire.
    AccountFieldDeleted,
    /// `account_field_updated` on the wire.
    AccountFieldUpdated,
    /// `account_fio_version_migrated` on the wire.
    AccountFioVersionMigrated,
    /// `account_locked` on the wire.
    AccountLocked,
    /// `account_member_created` on the wire.
    AccountMemberCreated,
    /// `account_member_deleted` on the wire.
    AccountMemberDeleted,
    /// `account_member_updated` on the wire.
    AccountMemberUpdated,
    /// `account_mfa_enforced` on the wire.
    AccountMfaEnforced,
    /// `account_ownership_transferred` on the wire.
    AccountOwnershipTransferred,
    /// `account_permissions_granted_to_user` on the wire.
    AccountPermissionsGrantedToUser,
    /// `account_restored` on the wire.
    AccountRestored,
    /// `account_unlocked` on the wire.
    AccountUnlocked,
    /// `account_updated` on the wire.
    AccountUpdated,
    /// `account_user_created` on the wire.
    AccountUserCreated,
    /// `account_user_deleted` on the wire.
    AccountUserDeleted,
    /// `account_user_group_created` on the wire.
    AccountUserGroupCreated,
    /// `account_user_group_deleted` on the wire.
    AccountUserGroupDeleted,
    /// `account_user_group_members_added` on the wire.
    AccountUserGroupMembersAdded,
    /// `account_user_group_members_removed` on the wire.
    AccountUserGroupMembersRemoved,
    /// `account_user_group_sync_triggered` on the wire.
    AccountUserGroupSyncTriggered,
    /// `account_user_group_updated` on the wire.
    AccountUserGroupUpdated,
    /// `account_user_updated` on the wire.
    AccountUserUpdated,
    /// `action_created` on the wire.
    ActionCreated,
    /// `action_deleted` on the wire.
    ActionDeleted,
    /// `action_updated` on the wire.
    ActionUpdated,
    /// `admin_update_to_v4` on the wire.
    AdminUpdateToV4,
    /// `allowed_domain_created` on the wire.
    AllowedDomainCreated,
    /// `allowed_domain_deleted` on the wire.
    AllowedDomainDeleted,
    /// `allowed_redirect_domain_created` on the wire.
    AllowedRedirectDomainCreated,
    /// `allowed_redirect_domain_deleted` on the wire.
    AllowedRedirectDomainDeleted,
    /// `anonymous_user_created` on the wire.
    AnonymousUserCreated,
    /// `asset_assignee_changed` on the wire.
    AssetAssigneeChanged,
    /// `asset_copied` on the wire.
    AssetCopied,
    /// `asset_created` on the wire.
    AssetCreated,
    /// `asset_deleted` on the wire.
    AssetDeleted,
    /// `asset_metadata_created` on the wire.
    AssetMetadataCreated,
    /// `asset_moved` on the wire.
    AssetMoved,
    /// `asset_restored` on the wire.
    AssetRestored,
    /// `asset_status_changed` on the wire.
    AssetStatusChanged,
    /// `asset_updated` on the wire.
    AssetUpdated,
    /// `asset_versioned` on the wire.
    AssetVersioned,
    /// `assets_unversioned` on the wire.
    AssetsUnversioned,
    /// `authz_invalid_relations_cull_requested` on the wire.
    AuthzInvalidRelationsCullRequested,
    /// `authz_missing_relations_requested` on the wire.
    AuthzMissingRelationsRequested,
    /// `bulk_account_deletion_started` on the wire.
    BulkAccountDeletionStarted,
    /// `bulk_assets_deleted` on the wire.
    BulkAssetsDeleted,
    /// `bulk_assets_restored` on the wire.
    BulkAssetsRestored,
    /// `bulk_assets_retranscoded` on the wire.
    BulkAssetsRetranscoded,
    /// `bulk_emails_updated` on the wire.
    BulkEmailsUpdated,
    /// `bulk_projects_activated` on the wire.
    BulkProjectsActivated,
    /// `bulk_projects_deactivated` on the wire.
    BulkProjectsDeactivated,
    /// `bulk_projects_mounted_storage_status_updated` on the wire.
    BulkProjectsMountedStorageStatusUpdated,
    /// `bulk_users_removed` on the wire.
    BulkUsersRemoved,
    /// `collaborator_added` on the wire.
    CollaboratorAdded,
    /// `collaborator_deleted` on the wire.
    CollaboratorDeleted,
    /// `collection_updated` on the wire.
    CollectionUpdated,
    /// `comment_completed` on the wire.
    CommentCompleted,
    /// `comment_created` on the wire.
    CommentCreated,
    /// `comment_deleted` on the wire.
    CommentDeleted,
    /// `comment_liked` on the wire.
    CommentLiked,
    /// `comment_uncompleted` on the wire.
    CommentUncompleted,
    /// `comment_updated` on the wire.
    CommentUpdated,
    /// `controlled_domain_created` on the wire.
    ControlledDomainCreated,
    /// `controlled_domain_updated` on the wire.
    ControlledDomainUpdated,
    /// `email_address_change_failure` on the wire.
    EmailAddressChangeFailure,
    /// `email_address_changed` on the wire.
    EmailAddressChanged,
    /// `email_change_confirmation_requested` on the wire.
    EmailChangeConfirmationRequested,
    /// `email_confirmed` on the wire.
    EmailConfirmed,
    /// `file_uploaded` on the wire.
    FileUploaded,
    /// `google_auth_disabled` on the wire.
    GoogleAuthDisabled,
    /// `google_auth_enabled` on the wire.
    GoogleAuthEnabled,
    /// `high_risk_sign_up` on the wire.
    HighRiskSignUp,
    /// `join_presentation_request_approved` on the wire.
    JoinPresentationRequestApproved,
    /// `join_project_request_approved` on the wire.
    JoinProjectRequestApproved,
    /// `join_request_accepted` on the wire.
    JoinRequestAccepted,
    /// `join_request_created` on the wire.
    JoinRequestCreated,
    /// `join_request_declined` on the wire.
    JoinRequestDeclined,
    /// `join_request_deleted` on the wire.
    JoinRequestDeleted,
    /// `join_request_reset` on the wire.
    JoinRequestReset,
    /// `join_review_link_request_approved` on the wire.
    JoinReviewLinkRequestApproved,
    /// `join_team_request_approved` on the wire.
    JoinTeamRequestApproved,
    /// `label_updated` on the wire.
    LabelUpdated,
    /// `labs_experiment_enrolled` on the wire.
    LabsExperimentEnrolled,
    /// `labs_experiment_unenrolled` on the wire.
    LabsExperimentUnenrolled,
    /// `labs_terms_accepted` on the wire.
    LabsTermsAccepted,
    /// `login_factor_created` on the wire.
    LoginFactorCreated,
    /// `login_factor_validated` on the wire.
    LoginFactorValidated,
    /// `media_created` on the wire.
    MediaCreated,
    /// `media_deleted` on the wire.
    MediaDeleted,
    /// `metadata_value_updated` on the wire.
    MetadataValueUpdated,
    /// `new_device_login` on the wire.
    NewDeviceLogin,
    /// `new_user_email_confirmation_requested` on the wire.
    NewUserEmailConfirmationRequested,
    /// `oauth_app_created` on the wire.
    OauthAppCreated,
    /// `oauth_app_deleted` on the wire.
    OauthAppDeleted,
    /// `oauth_app_disabled` on the wire.
    OauthAppDisabled,
    /// `oauth_app_enabled` on the wire.
    OauthAppEnabled,
    /// `oauth_app_updated` on the wire.
    OauthAppUpdated,
    /// `password_changed` on the wire.
    PasswordChanged,
    /// `password_reset_requested` on the wire.
    PasswordResetRequested,
    /// `pending_account_member_created` on the wire.
    PendingAccountMemberCreated,
    /// `pending_account_member_deleted` on the wire.
    PendingAccountMemberDeleted,
    /// `pending_collaborator_created` on the wire.
    PendingCollaboratorCreated,
    /// `pending_collaborator_deleted` on the wire.
    PendingCollaboratorDeleted,
    /// `pending_reviewer_created` on the wire.
    PendingReviewerCreated,
    /// `pending_reviewer_deleted` on the wire.
    PendingReviewerDeleted,
    /// `pending_team_member_created` on the wire.
    PendingTeamMemberCreated,
    /// `pending_team_member_deleted` on the wire.
    PendingTeamMemberDeleted,
    /// `plan_created` on the wire.
    PlanCreated,
    /// `plan_deleted` on the wire.
    PlanDeleted,
    /// `plan_updated` on the wire.
    PlanUpdated,
    /// `preference_updated` on the wire.
    PreferenceUpdated,
    /// `presentation_created` on the wire.
    PresentationCreated,
    /// `presentation_deleted` on the wire.
    PresentationDeleted,
    /// `presentation_updated` on the wire.
    PresentationUpdated,
    /// `project_activated` on the wire.
    ProjectActivated,
    /// `project_archive_completed` on the wire.
    ProjectArchiveCompleted,
    /// `project_archived` on the wire.
    ProjectArchived,
    /// `project_created` on the wire.
    ProjectCreated,
    /// `project_deactivated` on the wire.
    ProjectDeactivated,
    /// `project_deleted` on the wire.
    ProjectDeleted,
    /// `project_field_created` on the wire.
    ProjectFieldCreated,
    /// `project_field_deleted` on the wire.
    ProjectFieldDeleted,
    /// `project_field_updated` on the wire.
    ProjectFieldUpdated,
    /// `project_invite_link_created` on the wire.
    ProjectInviteLinkCreated,
    /// `project_invite_link_revoked` on the wire.
    ProjectInviteLinkRevoked,
    /// `project_moved` on the wire.
    ProjectMoved,
    /// `project_permissions_granted_to_account_user_group` on the wire.
    ProjectPermissionsGrantedToAccountUserGroup,
    /// `project_permissions_granted_to_user` on the wire.
    ProjectPermissionsGrantedToUser,
    /// `project_restored` on the wire.
    ProjectRestored,
    /// `project_unarchive_completed` on the wire.
    ProjectUnarchiveCompleted,
    /// `project_unarchived` on the wire.
    ProjectUnarchived,
    /// `project_updated` on the wire.
    ProjectUpdated,
    /// `push_tokens_added` on the wire.
    PushTokensAdded,
    /// `push_tokens_deleted` on the wire.
    PushTokensDeleted,
    /// `resource_control_policies_updated` on the wire.
    ResourceControlPoliciesUpdated,
    /// `resource_invite_sent` on the wire.
    ResourceInviteSent,
    /// `review_link_assets_added` on the wire.
    ReviewLinkAssetsAdded,
    /// `review_link_assets_deleted` on the wire.
    ReviewLinkAssetsDeleted,
    /// `review_link_created` on the wire.
    ReviewLinkCreated,
    /// `review_link_deleted` on the wire.
    ReviewLinkDeleted,
    /// `review_link_emailed` on the wire.
    ReviewLinkEmailed,
    /// `review_link_updated` on the wire.
    ReviewLinkUpdated,
    /// `reviewer_created` on the wire.
    ReviewerCreated,
    /// `reviewer_deleted` on the wire.
    ReviewerDeleted,
    /// `role_added` on the wire.
    RoleAdded,
    /// `role_removed` on the wire.
    RoleRemoved,
    /// `sbwm_template_created` on the wire.
    SbwmTemplateCreated,
    /// `sbwm_template_deleted` on the wire.
    SbwmTemplateDeleted,
    /// `sbwm_template_updated` on the wire.
    SbwmTemplateUpdated,
    /// `session_refreshed` on the wire.
    SessionRefreshed,
    /// `session_revoked` on the wire.
    SessionRevoked,
    /// `share_activity_tracking_consent_changed` on the wire.
    ShareActivityTrackingConsentChanged,
    /// `share_branding_preset_updated` on the wire.
    ShareBrandingPresetUpdated,
    /// `share_created` on the wire.
    ShareCreated,
    /// `share_deleted` on the wire.
    ShareDeleted,
    /// `share_invites_sent` on the wire.
    ShareInvitesSent,
    /// `share_list_created` on the wire.
    ShareListCreated,
    /// `share_list_deleted` on the wire.
    ShareListDeleted,
    /// `share_list_updated` on the wire.
    ShareListUpdated,
    /// `share_reviewers_added` on the wire.
    ShareReviewersAdded,
    /// `share_reviewers_removed` on the wire.
    ShareReviewersRemoved,
    /// `share_updated` on the wire.
    ShareUpdated,
    /// `share_viewed` on the wire.
    ShareViewed,
    /// `subscription_cancelled` on the wire.
    SubscriptionCancelled,
    /// `subscription_card_updated` on the wire.
    SubscriptionCardUpdated,
    /// `subscription_created` on the wire.
    SubscriptionCreated,
    /// `subscription_line_item_created` on the wire.
    SubscriptionLineItemCreated,
    /// `subscription_line_item_deleted` on the wire.
    SubscriptionLineItemDeleted,
    /// `subscription_restored` on the wire.
    SubscriptionRestored,
    /// `subscription_updated` on the wire.
    SubscriptionUpdated,
    /// `team_created` on the wire.
    TeamCreated,
    /// `team_creator_updated` on the wire.
    TeamCreatorUpdated,
    /// `team_deleted` on the wire.
    TeamDeleted,
    /// `team_lifecycle_policy_updated` on the wire.
    TeamLifecyclePolicyUpdated,
    /// `team_member_created` on the wire.
    TeamMemberCreated,
    /// `team_member_deleted` on the wire.
    TeamMemberDeleted,
    /// `team_member_reset` on the wire.
    TeamMemberReset,
    /// `team_member_updated` on the wire.
    TeamMemberUpdated,
    /// `team_updated` on the wire.
    TeamUpdated,
    /// `transcript_completed_self` on the wire.
    TranscriptCompletedSelf,
    /// `transcript_diarization_consent_changed` on the wire.
    TranscriptDiarizationConsentChanged,
    /// `transfer_batch_completed` on the wire.
    TransferBatchCompleted,
    /// `upload_link_created` on the wire.
    UploadLinkCreated,
    /// `upload_link_deleted` on the wire.
    UploadLinkDeleted,
    /// `upload_link_updated` on the wire.
    UploadLinkUpdated,
    /// `upp_data_transferred` on the wire.
    UppDataTransferred,
    /// `user_anonymized` on the wire.
    UserAnonymized,
    /// `user_deactivated` on the wire.
    UserDeactivated,
    /// `user_login` on the wire.
    UserLogin,
    /// `user_login_attempt` on the wire.
    UserLoginAttempt,
    /// `user_logout` on the wire.
    UserLogout,
    /// `user_mfa_enforced` on the wire.
    UserMfaEnforced,
    /// `user_reactivated` on the wire.
    UserReactivated,
    /// `user_signup` on the wire.
    UserSignup,
    /// `user_token_created` on the wire.
    UserTokenCreated,
    /// `user_token_deleted` on the wire.
    UserTokenDeleted,
    /// `user_token_disabled` on the wire.
    UserTokenDisabled,
    /// `user_token_enabled` on the wire.
    UserTokenEnabled,
    /// `user_token_updated` on the wire.
    UserTokenUpdated,
    /// `user_updated` on the wire.
    UserUpdated,
    /// `v4_migration_role_override_changed` on the wire.
    V4MigrationRoleOverrideChanged,
    /// `v4_planned_migration_creation_failed` on the wire.
    V4PlannedMigrationCreationFailed,
    /// `v4_planned_migration_date_updated` on the wire.
    V4PlannedMigrationDateUpdated,
    /// `webhook_created` on the wire.
    WebhookCreated,
    /// `webhook_deleted` on the wire.
    WebhookDeleted,
    /// `webhook_updated` on the wire.
    WebhookUpdated,
    /// `workfront_asset_approval_status_updated` on the wire.
    WorkfrontAssetApprovalStatusUpdated,
    /// `workspace_permissions_granted_to_account_user_group` on the wire.
    WorkspacePermissionsGrantedToAccountUserGroup,
    /// `workspace_permissions_granted_to_user` on the wire.
    WorkspacePermissionsGrantedToUser,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl AuditLogEventType {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::AccessRequestApproved => "access_request_approved",
            Self::AccessRequestDenied => "access_request_denied",
            Self::AccessRequestSubmitted => "access_request_submitted",
            Self::AccountAupMigrationCreated => "account_aup_migration_created",
            Self::AccountAupMigrationDeleted => "account_aup_migration_deleted",
            Self::AccountAupMigrationDowngradeCompleted => {
                "account_aup_migration_downgrade_completed"
            }
            Self::AccountAupMigrationDowngradeFailed => {
                "account_aup_migration_downgrade_failed"
            }
            Self::AccountAupMigrationDowngradeRequested => {
                "account_aup_migration_downgrade_requested"
            }
            Self::AccountAupMigrationProductMigrated => {
                "account_aup_migration_product_migrated"
            }
            Self::AccountAupMigrationStarted => "account_aup_migration_started",
            Self::AccountAupMigrationUpdated => "account_aup_migration_updated",
            Self::AccountAupUserMigrationCompleted => {
                "account_aup_user_migration_completed"
            }
            Self::AccountAupUserMigrationCreated => "account_aup_user_migration_created",
            Self::AccountAupUserMigrationDeleted => "account_aup_user_migration_deleted",
            Self::AccountAupUserMigrationFailed => "account_aup_user_migration_failed",
            Self::AccountAupUserMigrationOnHold => "account_aup_user_migration_on_hold",
            Self::AccountAupUserMigrationStarted => "account_aup_user_migration_started",
            Self::AccountAupUserMigrationUnheld => "account_aup_user_migration_unheld",
            Self::AccountAupUserMigrationUpdated => "account_aup_user_migration_updated",
            Self::AccountDelinquent => "account_delinquent",
            Self::AccountFieldCreated => "account_field_created",
            Self::AccountFieldDeleted => "account_field_deleted",
            Self::AccountFieldUpdated => "account_field_updated",
            Self::AccountFioVersionMigrated => "account_fio_version_migrated",
            Self::AccountLocked => "account_locked",
            Self::AccountMemberCreated => "account_member_created",
            Self::AccountMemberDeleted => "account_member_deleted",
            Self::AccountMemberUpdated => "account_member_updated",
            Self::AccountMfaEnforced => "account_mfa_enforced",
            Self::AccountOwnershipTransferred => "account_ownership_transferred",
            Self::AccountPermissionsGrantedToUser => {
                "account_permissions_granted_to_user"
            }
            Self::AccountRestored => "account_restored",
            Self::AccountUnlocked => "account_unlocked",
            Self::AccountUpdated => "account_updated",
            Self::AccountUserCreated => "account_user_created",
            Self::AccountUserDeleted => "account_user_deleted",
            Self::AccountUserGroupCreated => "account_user_group_created",
            Self::AccountUserGroupDeleted => "account_user_group_deleted",
            Self::AccountUserGroupMembersAdded => "account_user_group_members_added",
            Self::AccountUserGroupMembersRemoved => "account_user_group_members_removed",
            Self::AccountUserGroupSyncTriggered => "account_user_group_sync_triggered",
            Self::AccountUserGroupUpdated => "account_user_group_updated",
            Self::AccountUserUpdated => "account_user_updated",
            Self::ActionCreated => "action_created",
            Self::ActionDeleted => "action_deleted",
            Self::ActionUpdated => "action_updated",
            Self::AdminUpdateToV4 => "admin_update_to_v4",
            Self::AllowedDomainCreated => "allowed_domain_created",
            Self::AllowedDomainDeleted => "allowed_domain_deleted",
            Self::AllowedRedirectDomainCreated => "allowed_redirect_domain_created",
            Self::AllowedRedirectDomainDeleted => "allowed_redirect_domain_deleted",
            Self::AnonymousUserCreated => "anonymous_user_created",
            Self::AssetAssigneeChanged => "asset_assignee_changed",
            Self::AssetCopied => "asset_copied",
            Self::AssetCreated => "asset_created",
            Self::AssetDeleted => "asset_deleted",
            Self::AssetMetadataCreated => "asset_metadata_created",
            Self::AssetMoved => "asset_moved",
            Self::AssetRestored => "asset_restored",
            Self::AssetStatusChanged => "asset_status_changed",
            Self::AssetUpdated => "asset_updated",
            Self::AssetVersioned => "asset_versioned",
            Self::AssetsUnversioned => "assets_unversioned",
            Self::AuthzInvalidRelationsCullRequested => {
                "authz_invalid_relations_cull_requested"
            }
            Self::AuthzMissingRelationsRequested => "authz_missing_relations_requested",
            Self::BulkAccountDeletionStarted => "bulk_account_deletion_started",
            Self::BulkAssetsDeleted => "bulk_assets_deleted",
            Self::BulkAssetsRestored => "bulk_assets_restored",
            Self::BulkAssetsRetranscoded => "bulk_assets_retranscoded",
            Self::BulkEmailsUpdated => "bulk_emails_updated",
            Self::BulkProjectsActivated => "bulk_projects_activated",
            Self::BulkProjectsDeactivated => "bulk_projects_deactivated",
            Self::BulkProjectsMountedStorageStatusUpdated => {
                "bulk_projects_mounted_storage_status_updated"
            }
            Self::BulkUsersRemoved => "bulk_users_removed",
            Self::CollaboratorAdded => "collaborator_added",
            Self::CollaboratorDeleted => "collaborator_deleted",
            Self::CollectionUpdated => "collection_updated",
            Self::CommentCompleted => "comment_completed",
            Self::CommentCreated => "comment_created",
            Self::CommentDeleted => "comment_deleted",
            Self::CommentLiked => "comment_liked",
            Self::CommentUncompleted => "comment_uncompleted",
            Self::CommentUpdated => "comment_updated",
            Self::ControlledDomainCreated => "controlled_domain_created",
            Self::ControlledDomainUpdated => "controlled_domain_updated",
            Self::EmailAddressChangeFailure => "email_address_change_failure",
            Self::EmailAddressChanged => "email_address_changed",
            Self::EmailChangeConfirmationRequested => {
                "email_change_confirmation_requested"
            }
            Self::EmailConfirmed => "email_confirmed",
            Self::FileUploaded => "file_uploaded",
            Self::GoogleAuthDisabled => "google_auth_disabled",
            Self::GoogleAuthEnabled => "google_auth_enabled",
            Self::HighRiskSignUp => "high_risk_sign_up",
            Self::JoinPresentationRequestApproved => "join_presentation_request_approved",
            Self::JoinProjectRequestApproved => "join_project_request_approved",
            Self::JoinRequestAccepted => "join_request_accepted",
            Self::JoinRequestCreated => "join_request_created",
            Self::JoinRequestDeclined => "join_request_declined",
            Self::JoinRequestDeleted => "join_request_deleted",
            Self::JoinRequestReset => "join_request_reset",
            Self::JoinReviewLinkRequestApproved => "join_review_link_request_approved",
            Self::JoinTeamRequestApproved => "join_team_request_approved",
            Self::LabelUpdated => "label_updated",
            Self::LabsExperimentEnrolled => "labs_experiment_enrolled",
            Self::LabsExperimentUnenrolled => "labs_experiment_unenrolled",
            Self::LabsTermsAccepted => "labs_terms_accepted",
            Self::LoginFactorCreated => "login_factor_created",
            Self::LoginFactorValidated => "login_factor_validated",
            Self::MediaCreated => "media_created",
            Self::MediaDeleted => "media_deleted",
            Self::MetadataValueUpdated => "metadata_value_updated",
            Self::NewDeviceLogin => "new_device_login",
            Self::NewUserEmailConfirmationRequested => {
                "new_user_email_confirmation_requested"
            }
            Self::OauthAppCreated => "oauth_app_created",
            Self::OauthAppDeleted => "oauth_app_deleted",
            Self::OauthAppDisabled => "oauth_app_disabled",
            Self::OauthAppEnabled => "oauth_app_enabled",
            Self::OauthAppUpdated => "oauth_app_updated",
            Self::PasswordChanged => "password_changed",
            Self::PasswordResetRequested => "password_reset_requested",
            Self::PendingAccountMemberCreated => "pending_account_member_created",
            Self::PendingAccountMemberDeleted => "pending_account_member_deleted",
            Self::PendingCollaboratorCreated => "pending_collaborator_created",
            Self::PendingCollaboratorDeleted => "pending_collaborator_deleted",
            Self::PendingReviewerCreated => "pending_reviewer_created",
            Self::PendingReviewerDeleted => "pending_reviewer_deleted",
            Self::PendingTeamMemberCreated => "pending_team_member_created",
            Self::PendingTeamMemberDeleted => "pending_team_member_deleted",
            Self::PlanCreated => "plan_created",
            Self::PlanDeleted => "plan_deleted",
            Self::PlanUpdated => "plan_updated",
            Self::PreferenceUpdated => "preference_updated",
            Self::PresentationCreated => "presentation_created",
            Self::PresentationDeleted => "presentation_deleted",
            Self::PresentationUpdated => "presentation_updated",
            Self::ProjectActivated => "project_activated",
            Self::ProjectArchiveCompleted => "project_archive_completed",
            Self::ProjectArchived => "project_archived",
            Self::ProjectCreated => "project_created",
            Self::ProjectDeactivated => "project_deactivated",
            Self::ProjectDeleted => "project_deleted",
            Self::ProjectFieldCreated => "project_field_created",
            Self::ProjectFieldDeleted => "project_field_deleted",
            Self::ProjectFieldUpdated => "project_field_updated",
            Self::ProjectInviteLinkCreated => "project_invite_link_created",
            Self::ProjectInviteLinkRevoked => "project_invite_link_revoked",
            Self::ProjectMoved => "project_moved",
            Self::ProjectPermissionsGrantedToAccountUserGroup => {
                "project_permissions_granted_to_account_user_group"
            }
            Self::ProjectPermissionsGrantedToUser => {
                "project_permissions_granted_to_user"
            }
            Self::ProjectRestored => "project_restored",
            Self::ProjectUnarchiveCompleted => "project_unarchive_completed",
            Self::ProjectUnarchived => "project_unarchived",
            Self::ProjectUpdated => "project_updated",
            Self::PushTokensAdded => "push_tokens_added",
            Self::PushTokensDeleted => "push_tokens_deleted",
            Self::ResourceControlPoliciesUpdated => "resource_control_policies_updated",
            Self::ResourceInviteSent => "resource_invite_sent",
            Self::ReviewLinkAssetsAdded => "review_link_assets_added",
            Self::ReviewLinkAssetsDeleted => "review_link_assets_deleted",
            Self::ReviewLinkCreated => "review_link_created",
            Self::ReviewLinkDeleted => "review_link_deleted",
            Self::ReviewLinkEmailed => "review_link_emailed",
            Self::ReviewLinkUpdated => "review_link_updated",
            Self::ReviewerCreated => "reviewer_created",
            Self::ReviewerDeleted => "reviewer_deleted",
            Self::RoleAdded => "role_added",
            Self::RoleRemoved => "role_removed",
            Self::SbwmTemplateCreated => "sbwm_template_created",
            Self::SbwmTemplateDeleted => "sbwm_template_deleted",
            Self::SbwmTemplateUpdated => "sbwm_template_updated",
            Self::SessionRefreshed => "session_refreshed",
            Self::SessionRevoked => "session_revoked",
            Self::ShareActivityTrackingConsentChanged => {
                "share_activity_tracking_consent_changed"
            }
            Self::ShareBrandingPresetUpdated => "share_branding_preset_updated",
            Self::ShareCreated => "share_created",
            Self::ShareDeleted => "share_deleted",
            Self::ShareInvitesSent => "share_invites_sent",
            Self::ShareListCreated => "share_list_created",
            Self::ShareListDeleted => "share_list_deleted",
            Self::ShareListUpdated => "share_list_updated",
            Self::ShareReviewersAdded => "share_reviewers_added",
            Self::ShareReviewersRemoved => "share_reviewers_removed",
            Self::ShareUpdated => "share_updated",
            Self::ShareViewed => "share_viewed",
            Self::SubscriptionCancelled => "subscription_cancelled",
            Self::SubscriptionCardUpdated => "subscription_card_updated",
            Self::SubscriptionCreated => "subscription_created",
            Self::SubscriptionLineItemCreated => "subscription_line_item_created",
            Self::SubscriptionLineItemDeleted => "subscription_line_item_deleted",
            Self::SubscriptionRestored => "subscription_restored",
            Self::SubscriptionUpdated => "subscription_updated",
            Self::TeamCreated => "team_created",
            Self::TeamCreatorUpdated => "team_creator_updated",
            Self::TeamDeleted => "team_deleted",
            Self::TeamLifecyclePolicyUpdated => "team_lifecycle_policy_updated",
            Self::TeamMemberCreated => "team_member_created",
            Self::TeamMemberDeleted => "team_member_deleted",
            Self::TeamMemberReset => "team_member_reset",
            Self::TeamMemberUpdated => "team_member_updated",
            Self::TeamUpdated => "team_updated",
            Self::TranscriptCompletedSelf => "transcript_completed_self",
            Self::TranscriptDiarizationConsentChanged => {
                "transcript_diarization_consent_changed"
            }
            Self::TransferBatchCompleted => "transfer_batch_completed",
            Self::UploadLinkCreated => "upload_link_created",
            Self::UploadLinkDeleted => "upload_link_deleted",
            Self::UploadLinkUpdated => "upload_link_updated",
            Self::UppDataTransferred => "upp_data_transferred",
            Self::UserAnonymized => "user_anonymized",
            Self::UserDeactivated => "user_deactivated",
            Self::UserLogin => "user_login",
            Self::UserLoginAttempt => "user_login_attempt",
            Self::UserLogout => "user_logout",
            Self::UserMfaEnforced => "user_mfa_enforced",
            Self::UserReactivated => "user_reactivated",
            Self::UserSignup => "user_signup",
            Self::UserTokenCreated => "user_token_created",
            Self::UserTokenDeleted => "user_token_deleted",
            Self::UserTokenDisabled => "user_token_disabled",
            Self::UserTokenEnabled => "user_token_enabled",
            Self::UserTokenUpdated => "user_token_updated",
            Self::UserUpdated => "user_updated",
            Self::V4MigrationRoleOverrideChanged => "v4_migration_role_override_changed",
            Self::V4PlannedMigrationCreationFailed => {
                "v4_planned_migration_creation_failed"
            }
            Self::V4PlannedMigrationDateUpdated => "v4_planned_migration_date_updated",
            Self::WebhookCreated => "webhook_created",
            Self::WebhookDeleted => "webhook_deleted",
            Self::WebhookUpdated => "webhook_updated",
            Self::WorkfrontAssetApprovalStatusUpdated => {
                "workfront_asset_approval_status_updated"
            }
            Self::WorkspacePermissionsGrantedToAccountUserGroup => {
                "workspace_permissions_granted_to_account_user_group"
            }
            Self::WorkspacePermissionsGrantedToUser => {
                "workspace_permissions_granted_to_user"
            }
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for AuditLogEventType {
    fn from(value: String) -> Self {
        match value.as_str() {
            "access_request_approved" => Self::AccessRequestApproved,
            "access_request_denied" => Self::AccessRequestDenied,
            "access_request_submitted" => Self::AccessRequestSubmitted,
            "account_aup_migration_created" => Self::AccountAupMigrationCreated,
            "account_aup_migration_deleted" => Self::AccountAupMigrationDeleted,
            "account_aup_migration_downgrade_completed" => {
                Self::AccountAupMigrationDowngradeCompleted
            }
            "account_aup_migration_downgrade_failed" => {
                Self::AccountAupMigrationDowngradeFailed
            }
            "account_aup_migration_downgrade_requested" => {
                Self::AccountAupMigrationDowngradeRequested
            }
            "account_aup_migration_product_migrated" => {
                Self::AccountAupMigrationProductMigrated
            }
            "account_aup_migration_started" => Self::AccountAupMigrationStarted,
            "account_aup_migration_updated" => Self::AccountAupMigrationUpdated,
            "account_aup_user_migration_completed" => {
                Self::AccountAupUserMigrationCompleted
            }
            "account_aup_user_migration_created" => Self::AccountAupUserMigrationCreated,
            "account_aup_user_migration_deleted" => Self::AccountAupUserMigrationDeleted,
            "account_aup_user_migration_failed" => Self::AccountAupUserMigrationFailed,
            "account_aup_user_migration_on_hold" => Self::AccountAupUserMigrationOnHold,
            "account_aup_user_migration_started" => Self::AccountAupUserMigrationStarted,
            "account_aup_user_migration_unheld" => Self::AccountAupUserMigrationUnheld,
            "account_aup_user_migration_updated" => Self::AccountAupUserMigrationUpdated,
            "account_delinquent" => Self::AccountDelinquent,
            "account_field_created" => Self::AccountFieldCreated,
            "account_field_deleted" => Self::AccountFieldDeleted,
            "account_field_updated" => Self::AccountFieldUpdated,
            "account_fio_version_migrated" => Self::AccountFioVersionMigrated,
            "account_locked" => Self::AccountLocked,
            "account_member_created" => Self::AccountMemberCreated,
            "account_member_deleted" => Self::AccountMemberDeleted,
            "account_member_updated" => Self::AccountMemberUpdated,
            "account_mfa_enforced" => Self::AccountMfaEnforced,
            "account_ownership_transferred" => Self::AccountOwnershipTransferred,
            "account_permissions_granted_to_user" => {
                Self::AccountPermissionsGrantedToUser
            }
            "account_restored" => Self::AccountRestored,
            "account_unlocked" => Self::AccountUnlocked,
            "account_updated" => Self::AccountUpdated,
            "account_user_created" => Self::AccountUserCreated,
            "account_user_deleted" => Self::AccountUserDeleted,
            "account_user_group_created" => Self::AccountUserGroupCreated,
            "account_user_group_deleted" => Self::AccountUserGroupDeleted,
            "account_user_group_members_added" => Self::AccountUserGroupMembersAdded,
            "account_user_group_members_removed" => Self::AccountUserGroupMembersRemoved,
            "account_user_group_sync_triggered" => Self::AccountUserGroupSyncTriggered,
            "account_user_group_updated" => Self::AccountUserGroupUpdated,
            "account_user_updated" => Self::AccountUserUpdated,
            "action_created" => Self::ActionCreated,
            "action_deleted" => Self::ActionDeleted,
            "action_updated" => Self::ActionUpdated,
            "admin_update_to_v4" => Self::AdminUpdateToV4,
            "allowed_domain_created" => Self::AllowedDomainCreated,
            "allowed_domain_deleted" => Self::AllowedDomainDeleted,
            "allowed_redirect_domain_created" => Self::AllowedRedirectDomainCreated,
            "allowed_redirect_domain_deleted" => Self::AllowedRedirectDomainDeleted,
            "anonymous_user_created" => Self::AnonymousUserCreated,
            "asset_assignee_changed" => Self::AssetAssigneeChanged,
            "asset_copied" => Self::AssetCopied,
            "asset_created" => Self::AssetCreated,
            "asset_deleted" => Self::AssetDeleted,
            "asset_metadata_created" => Self::AssetMetadataCreated,
            "asset_moved" => Self::AssetMoved,
            "asset_restored" => Self::AssetRestored,
            "asset_status_changed" => Self::AssetStatusChanged,
            "asset_updated" => Self::AssetUpdated,
            "asset_versioned" => Self::AssetVersioned,
            "assets_unversioned" => Self::AssetsUnversioned,
            "authz_invalid_relations_cull_requested" => {
                Self::AuthzInvalidRelationsCullRequested
            }
            "authz_missing_relations_requested" => Self::AuthzMissingRelationsRequested,
            "bulk_account_deletion_started" => Self::BulkAccountDeletionStarted,
            "bulk_assets_deleted" => Self::BulkAssetsDeleted,
            "bulk_assets_restored" => Self::BulkAssetsRestored,
            "bulk_assets_retranscoded" => Self::BulkAssetsRetranscoded,
            "bulk_emails_updated" => Self::BulkEmailsUpdated,
            "bulk_projects_activated" => Self::BulkProjectsActivated,
            "bulk_projects_deactivated" => Self::BulkProjectsDeactivated,
            "bulk_projects_mounted_storage_status_updated" => {
                Self::BulkProjectsMountedStorageStatusUpdated
            }
            "bulk_users_removed" => Self::BulkUsersRemoved,
            "collaborator_added" => Self::CollaboratorAdded,
            "collaborator_deleted" => Self::CollaboratorDeleted,
            "collection_updated" => Self::CollectionUpdated,
            "comment_completed" => Self::CommentCompleted,
            "comment_created" => Self::CommentCreated,
            "comment_deleted" => Self::CommentDeleted,
            "comment_liked" => Self::CommentLiked,
            "comment_uncompleted" => Self::CommentUncompleted,
            "comment_updated" => Self::CommentUpdated,
            "controlled_domain_created" => Self::ControlledDomainCreated,
            "controlled_domain_updated" => Self::ControlledDomainUpdated,
            "email_address_change_failure" => Self::EmailAddressChangeFailure,
            "email_address_changed" => Self::EmailAddressChanged,
            "email_change_confirmation_requested" => {
                Self::EmailChangeConfirmationRequested
            }
            "email_confirmed" => Self::EmailConfirmed,
            "file_uploaded" => Self::FileUploaded,
            "google_auth_disabled" => Self::GoogleAuthDisabled,
            "google_auth_enabled" => Self::GoogleAuthEnabled,
            "high_risk_sign_up" => Self::HighRiskSignUp,
            "join_presentation_request_approved" => Self::JoinPresentationRequestApproved,
            "join_project_request_approved" => Self::JoinProjectRequestApproved,
            "join_request_accepted" => Self::JoinRequestAccepted,
            "join_request_created" => Self::JoinRequestCreated,
            "join_request_declined" => Self::JoinRequestDeclined,
            "join_request_deleted" => Self::JoinRequestDeleted,
            "join_request_reset" => Self::JoinRequestReset,
            "join_review_link_request_approved" => Self::JoinReviewLinkRequestApproved,
            "join_team_request_approved" => Self::JoinTeamRequestApproved,
            "label_updated" => Self::LabelUpdated,
            "labs_experiment_enrolled" => Self::LabsExperimentEnrolled,
            "labs_experiment_unenrolled" => Self::LabsExperimentUnenrolled,
            "labs_terms_accepted" => Self::LabsTermsAccepted,
            "login_factor_created" => Self::LoginFactorCreated,
            "login_factor_validated" => Self::LoginFactorValidated,
            "media_created" => Self::MediaCreated,
            "media_deleted" => Self::MediaDeleted,
            "metadata_value_updated" => Self::MetadataValueUpdated,
            "new_device_login" => Self::NewDeviceLogin,
            "new_user_email_confirmation_requested" => {
                Self::NewUserEmailConfirmationRequested
            }
            "oauth_app_created" => Self::OauthAppCreated,
            "oauth_app_deleted" => Self::OauthAppDeleted,
            "oauth_app_disabled" => Self::OauthAppDisabled,
            "oauth_app_enabled" => Self::OauthAppEnabled,
            "oauth_app_updated" => Self::OauthAppUpdated,
            "password_changed" => Self::PasswordChanged,
            "password_reset_requested" => Self::PasswordResetRequested,
            "pending_account_member_created" => Self::PendingAccountMemberCreated,
            "pending_account_member_deleted" => Self::PendingAccountMemberDeleted,
            "pending_collaborator_created" => Self::PendingCollaboratorCreated,
            "pending_collaborator_deleted" => Self::PendingCollaboratorDeleted,
            "pending_reviewer_created" => Self::PendingReviewerCreated,
            "pending_reviewer_deleted" => Self::PendingReviewerDeleted,
            "pending_team_member_created" => Self::PendingTeamMemberCreated,
            "pending_team_member_deleted" => Self::PendingTeamMemberDeleted,
            "plan_created" => Self::PlanCreated,
            "plan_deleted" => Self::PlanDeleted,
            "plan_updated" => Self::PlanUpdated,
            "preference_updated" => Self::PreferenceUpdated,
            "presentation_created" => Self::PresentationCreated,
            "presentation_deleted" => Self::PresentationDeleted,
            "presentation_updated" => Self::PresentationUpdated,
            "project_activated" => Self::ProjectActivated,
            "project_archive_completed" => Self::ProjectArchiveCompleted,
            "project_archived" => Self::ProjectArchived,
            "project_created" => Self::ProjectCreated,
            "project_deactivated" => Self::ProjectDeactivated,
            "project_deleted" => Self::ProjectDeleted,
            "project_field_created" => Self::ProjectFieldCreated,
            "project_field_deleted" => Self::ProjectFieldDeleted,
            "project_field_updated" => Self::ProjectFieldUpdated,
            "project_invite_link_created" => Self::ProjectInviteLinkCreated,
            "project_invite_link_revoked" => Self::ProjectInviteLinkRevoked,
            "project_moved" => Self::ProjectMoved,
            "project_permissions_granted_to_account_user_group" => {
                Self::ProjectPermissionsGrantedToAccountUserGroup
            }
            "project_permissions_granted_to_user" => {
                Self::ProjectPermissionsGrantedToUser
            }
            "project_restored" => Self::ProjectRestored,
            "project_unarchive_completed" => Self::ProjectUnarchiveCompleted,
            "project_unarchived" => Self::ProjectUnarchived,
            "project_updated" => Self::ProjectUpdated,
            "push_tokens_added" => Self::PushTokensAdded,
            "push_tokens_deleted" => Self::PushTokensDeleted,
            "resource_control_policies_updated" => Self::ResourceControlPoliciesUpdated,
            "resource_invite_sent" => Self::ResourceInviteSent,
            "review_link_assets_added" => Self::ReviewLinkAssetsAdded,
            "review_link_assets_deleted" => Self::ReviewLinkAssetsDeleted,
            "review_link_created" => Self::ReviewLinkCreated,
            "review_link_deleted" => Self::ReviewLinkDeleted,
            "review_link_emailed" => Self::ReviewLinkEmailed,
            "review_link_updated" => Self::ReviewLinkUpdated,
            "reviewer_created" => Self::ReviewerCreated,
            "reviewer_deleted" => Self::ReviewerDeleted,
            "role_added" => Self::RoleAdded,
            "role_removed" => Self::RoleRemoved,
            "sbwm_template_created" => Self::SbwmTemplateCreated,
            "sbwm_template_deleted" => Self::SbwmTemplateDeleted,
            "sbwm_template_updated" => Self::SbwmTemplateUpdated,
            "session_refreshed" => Self::SessionRefreshed,
            "session_revoked" => Self::SessionRevoked,
            "share_activity_tracking_consent_changed" => {
                Self::ShareActivityTrackingConsentChanged
            }
            "share_branding_preset_updated" => Self::ShareBrandingPresetUpdated,
            "share_created" => Self::ShareCreated,
            "share_deleted" => Self::ShareDeleted,
            "share_invites_sent" => Self::ShareInvitesSent,
            "share_list_created" => Self::ShareListCreated,
            "share_list_deleted" => Self::ShareListDeleted,
            "share_list_updated" => Self::ShareListUpdated,
            "share_reviewers_added" => Self::ShareReviewersAdded,
            "share_reviewers_removed" => Self::ShareReviewersRemoved,
            "share_updated" => Self::ShareUpdated,
            "share_viewed" => Self::ShareViewed,
            "subscription_cancelled" => Self::SubscriptionCancelled,
            "subscription_card_updated" => Self::SubscriptionCardUpdated,
            "subscription_created" => Self::SubscriptionCreated,
            "subscription_line_item_created" => Self::SubscriptionLineItemCreated,
            "subscription_line_item_deleted" => Self::SubscriptionLineItemDeleted,
            "subscription_restored" => Self::SubscriptionRestored,
            "subscription_updated" => Self::SubscriptionUpdated,
            "team_created" => Self::TeamCreated,
            "team_creator_updated" => Self::TeamCreatorUpdated,
            "team_deleted" => Self::TeamDeleted,
            "team_lifecycle_policy_updated" => Self::TeamLifecyclePolicyUpdated,
            "team_member_created" => Self::TeamMemberCreated,
            "team_member_deleted" => Self::TeamMemberDeleted,
            "team_member_reset" => Self::TeamMemberReset,
            "team_member_updated" => Self::TeamMemberUpdated,
            "team_updated" => Self::TeamUpdated,
            "transcript_completed_self" => Self::TranscriptCompletedSelf,
            "transcript_diarization_consent_changed" => {
                Self::TranscriptDiarizationConsentChanged
            }
            "transfer_batch_completed" => Self::TransferBatchCompleted,
            "upload_link_created" => Self::UploadLinkCreated,
            "upload_link_deleted" => Self::UploadLinkDeleted,
            "upload_link_updated" => Self::UploadLinkUpdated,
            "upp_data_transferred" => Self::UppDataTransferred,
            "user_anonymized" => Self::UserAnonymized,
            "user_deactivated" => Self::UserDeactivated,
            "user_login" => Self::UserLogin,
            "user_login_attempt" => Self::UserLoginAttempt,
            "user_logout" => Self::UserLogout,
            "user_mfa_enforced" => Self::UserMfaEnforced,
            "user_reactivated" => Self::UserReactivated,
            "user_signup" => Self::UserSignup,
            "user_token_created" => Self::UserTokenCreated,
            "user_token_deleted" => Self::UserTokenDeleted,
            "user_token_disabled" => Self::UserTokenDisabled,
            "user_token_enabled" => Self::UserTokenEnabled,
            "user_token_updated" => Self::UserTokenUpdated,
            "user_updated" => Self::UserUpdated,
            "v4_migration_role_override_changed" => Self::V4MigrationRoleOverrideChanged,
            "v4_planned_migration_creation_failed" => {
                Self::V4PlannedMigrationCreationFailed
            }
            "v4_planned_migration_date_updated" => Self::V4PlannedMigrationDateUpdated,
            "webhook_created" => Self::WebhookCreated,
            "webhook_deleted" => Self::WebhookDeleted,
            "webhook_updated" => Self::WebhookUpdated,
            "workfront_asset_approval_status_updated" => {
                Self::WorkfrontAssetApprovalStatusUpdated
            }
            "workspace_permissions_granted_to_account_user_group" => {
                Self::WorkspacePermissionsGrantedToAccountUserGroup
            }
            "workspace_permissions_granted_to_user" => {
                Self::WorkspacePermissionsGrantedToUser
            }
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(AuditLogEventType);

/// The sorts of things that an audit log is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum AuditLogResourceType {
    /// `account` on the wire.
    Account,
    /// `account_field_definition` on the wire.
    AccountFieldDefinition,
    /// `account_member` on the wire.
    AccountMember,
    /// `account_user_group` on the wire.
    AccountUserGroup,
    /// `account_v4_migration_eligibility` on the wire.
    AccountV4MigrationEligibility,
    /// `action` on the wire.
    Action,
    /// `allowed_domain` on the wire.
    AllowedDomain,
    /// `anonymous_user` on the wire.
    AnonymousUser,
    /// `asset` on the wire.
    Asset,
    /// `asset_metadata` on the wire.
    AssetMetadata,
    /// `collaborator` on the wire.
    Collaborator,
    /// `collection` on the wire.
    Collection,
    /// `comment` on the wire.
    Comment,
    /// `comment_impression` on the wire.
    CommentImpression,
    /// `controlled_domain` on the wire.
    ControlledDomain,
    /// `folder` on the wire.
    Folder,
    /// `join_request` on the wire.
    JoinRequest,
    /// `labs_experiment` on the wire.
    LabsExperiment,
    /// `login_factor` on the wire.
    LoginFactor,
    /// `media` on the wire.
    Media,
    /// `oauth_app` on the wire.
    OauthApp,
    /// `pending_account_member` on the wire.
    PendingAccountMember,
    /// `pending_collaborator` on the wire.
    PendingCollaborator,
    /// `pending_reviewer` on the wire.
    PendingReviewer,
    /// `pending_team_member` on the wire.
    PendingTeamMember,
    /// `plan` on the wire.
    Plan,
    /// `presentation` on the wire.
    Presentation,
    /// `project` on the wire.
    Project,
    /// `project_field_definition` on the wire.
    ProjectFieldDefinition,
    /// `project_invite_link` on the wire.
    ProjectInviteLink,
    /// `project_preference` on the wire.
    ProjectPreference,
    /// `reset_token` on the wire.
    ResetToken,
    /// `review_link` on the wire.
    ReviewLink,
    /// `reviewer` on the wire.
    Reviewer,
    /// `sbwm_template` on the wire.
    SbwmTemplate,
    /// `share` on the wire.
    Share,
    /// `share_list` on the wire.
    ShareList,
    /// `subscription` on the wire.
    Subscription,
    /// `subscription_line_item` on the wire.
    SubscriptionLineItem,
    /// `team` on the wire.
    Team,
    /// `team_member` on the wire.
    TeamMember,
    /// `transfer_batch` on the wire.
    TransferBatch,
    /// `upload_link` on the wire.
    UploadLink,
    /// `user` on the wire.
    User,
    /// `user_token` on the wire.
    UserToken,
    /// `v4_planned_migration` on the wire.
    V4PlannedMigration,
    /// `version_stack` on the wire.
    VersionStack,
    /// `webhook` on the wire.
    Webhook,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl AuditLogResourceType {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Account => "account",
            Self::AccountFieldDefinition => "account_field_definition",
            Self::AccountMember => "account_member",
            Self::AccountUserGroup => "account_user_group",
            Self::AccountV4MigrationEligibility => "account_v4_migration_eligibility",
            Self::Action => "action",
            Self::AllowedDomain => "allowed_domain",
            Self::AnonymousUser => "anonymous_user",
            Self::Asset => "asset",
            Self::AssetMetadata => "asset_metadata",
            Self::Collaborator => "collaborator",
            Self::Collection => "collection",
            Self::Comment => "comment",
            Self::CommentImpression => "comment_impression",
            Self::ControlledDomain => "controlled_domain",
            Self::Folder => "folder",
            Self::JoinRequest => "join_request",
            Self::LabsExperiment => "labs_experiment",
            Self::LoginFactor => "login_factor",
            Self::Media => "media",
            Self::OauthApp => "oauth_app",
            Self::PendingAccountMember => "pending_account_member",
            Self::PendingCollaborator => "pending_collaborator",
            Self::PendingReviewer => "pending_reviewer",
            Self::PendingTeamMember => "pending_team_member",
            Self::Plan => "plan",
            Self::Presentation => "presentation",
            Self::Project => "project",
            Self::ProjectFieldDefinition => "project_field_definition",
            Self::ProjectInviteLink => "project_invite_link",
            Self::ProjectPreference => "project_preference",
            Self::ResetToken => "reset_token",
            Self::ReviewLink => "review_link",
            Self::Reviewer => "reviewer",
            Self::SbwmTemplate => "sbwm_template",
            Self::Share => "share",
            Self::ShareList => "share_list",
            Self::Subscription => "subscription",
            Self::SubscriptionLineItem => "subscription_line_item",
            Self::Team => "team",
            Self::TeamMember => "team_member",
            Self::TransferBatch => "transfer_batch",
            Self::UploadLink => "upload_link",
            Self::User => "user",
            Self::UserToken => "user_token",
            Self::V4PlannedMigration => "v4_planned_migration",
            Self::VersionStack => "version_stack",
            Self::Webhook => "webhook",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for AuditLogResourceType {
    fn from(value: String) -> Self {
        match value.as_str() {
            "account" => Self::Account,
            "account_field_definition" => Self::AccountFieldDefinition,
            "account_member" => Self::AccountMember,
            "account_user_group" => Self::AccountUserGroup,
            "account_v4_migration_eligibility" => Self::AccountV4MigrationEligibility,
            "action" => Self::Action,
            "allowed_domain" => Self::AllowedDomain,
            "anonymous_user" => Self::AnonymousUser,
            "asset" => Self::Asset,
            "asset_metadata" => Self::AssetMetadata,
            "collaborator" => Self::Collaborator,
            "collection" => Self::Collection,
            "comment" => Self::Comment,
            "comment_impression" => Self::CommentImpression,
            "controlled_domain" => Self::ControlledDomain,
            "folder" => Self::Folder,
            "join_request" => Self::JoinRequest,
            "labs_experiment" => Self::LabsExperiment,
            "login_factor" => Self::LoginFactor,
            "media" => Self::Media,
            "oauth_app" => Self::OauthApp,
            "pending_account_member" => Self::PendingAccountMember,
            "pending_collaborator" => Self::PendingCollaborator,
            "pending_reviewer" => Self::PendingReviewer,
            "pending_team_member" => Self::PendingTeamMember,
            "plan" => Self::Plan,
            "presentation" => Self::Presentation,
            "project" => Self::Project,
            "project_field_definition" => Self::ProjectFieldDefinition,
            "project_invite_link" => Self::ProjectInviteLink,
            "project_preference" => Self::ProjectPreference,
            "reset_token" => Self::ResetToken,
            "review_link" => Self::ReviewLink,
            "reviewer" => Self::Reviewer,
            "sbwm_template" => Self::SbwmTemplate,
            "share" => Self::Share,
            "share_list" => Self::ShareList,
            "subscription" => Self::Subscription,
            "subscription_line_item" => Self::SubscriptionLineItem,
            "team" => Self::Team,
            "team_member" => Self::TeamMember,
            "transfer_batch" => Self::TransferBatch,
            "upload_link" => Self::UploadLink,
            "user" => Self::User,
            "user_token" => Self::UserToken,
            "v4_planned_migration" => Self::V4PlannedMigration,
            "version_stack" => Self::VersionStack,
            "webhook" => Self::Webhook,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(AuditLogResourceType);

/// A page of an audit log.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AuditLogsWithIncludesResponse {
    /// Where the listing goes on.
    pub links: Links,
    /// How many items all pages have together. Only if the call asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_count: Option<u64>,
    /// The entries of this page.
    pub data: Vec<AuditLogWithIncludes>,
}

/// Something that was done in an account.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AuditLogWithIncludes {
    /// The account.
    pub account_id: String,
    /// What was done.
    pub event_type: AuditLogEventType,
    /// What sort of thing it was done to.
    pub resource_type: AuditLogResourceType,
    /// The id of that thing.
    pub resource_id: String,
    /// When it was done, as text.
    pub inserted_at: String,
    /// The address that the call came from.
    pub ip_address: String,
    /// The workspace, if it was done in one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workspace_id: Option<String>,
    /// The project, if it was done in one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub project_id: Option<String>,
    /// Who did it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_id: Option<String>,
    /// Who did it. Only if the call asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user: Option<User>,
}
