// Made by `cargo sdk generate` out of specs/frameio. Change the specs, not this file.

use chrono::{DateTime, Utc};
use cloud_drives_core::{UnknownVariant, union};
use serde::{Deserialize, Serialize};
use super::{File, Folder, Links, ProjectWithDescription, VersionStack};

/// What to look for.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SearchParams {
    /// The words to look for, or a sentence for the engine that understands one.
    pub query: String,
    /// How to look.
    pub engine: SearchEngine,
    /// Which sorts of things to look among.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filters: Option<SearchParamsFilters>,
}

impl SearchParams {
    /// One with what it cannot do without: `query`, `engine`.
    #[must_use]
    pub fn new(query: impl Into<String>, engine: impl Into<SearchEngine>) -> Self {
        Self {
            query: query.into(),
            engine: engine.into(),
            filters: None,
        }
    }

    /// Which sorts of things to look among.
    #[must_use]
    pub fn filters(mut self, filters: impl Into<SearchParamsFilters>) -> Self {
        self.filters = Some(filters.into());
        self
    }
}

/// How to look: for words, or for what a sentence means.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum SearchEngine {
    /// `lexical` on the wire.
    Lexical,
    /// `nlp` on the wire.
    Nlp,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl SearchEngine {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Lexical => "lexical",
            Self::Nlp => "nlp",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for SearchEngine {
    fn from(value: String) -> Self {
        match value.as_str() {
            "lexical" => Self::Lexical,
            "nlp" => Self::Nlp,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(SearchEngine);

/// Which sorts of things to look among.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SearchParamsFilters {
    /// Whether to look among files and version stacks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub files_and_version_stacks: Option<bool>,
    /// Whether to look among folders.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub folders: Option<bool>,
    /// Whether to look among projects.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub projects: Option<bool>,
}

impl SearchParamsFilters {
    /// One with nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            files_and_version_stacks: None,
            folders: None,
            projects: None,
        }
    }

    /// Whether to look among files and version stacks.
    #[must_use]
    pub fn files_and_version_stacks(mut self, files_and_version_stacks: bool) -> Self {
        self.files_and_version_stacks = Some(files_and_version_stacks);
        self
    }

    /// Whether to look among folders.
    #[must_use]
    pub fn folders(mut self, folders: bool) -> Self {
        self.folders = Some(folders);
        self
    }

    /// Whether to look among projects.
    #[must_use]
    pub fn projects(mut self, projects: bool) -> Self {
        self.projects = Some(projects);
        self
    }
}

/// A page of what was found.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SearchResponse {
    /// Where the listing goes on.
    pub links: Links,
    /// How many items all pages have together. Only if the call asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_count: Option<u64>,
    /// What was found, as far as it is on this page.
    pub data: Vec<SearchResponseDataItem>,
}

/// Something that was found.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum SearchResponseDataItem {
    /// `type` is `file_result`.
    FileResult(AssetSearchResult),
    /// `type` is `folder_result`.
    FolderResult(AssetSearchResult),
    /// `type` is `version_stack_result`.
    VersionStackResult(AssetSearchResult),
    /// `type` is `project_result`.
    ProjectResult(ProjectSearchResult),
    /// Another `type`, which the specification does not describe, with the whole object.
    Unknown(UnknownVariant),
}

impl Serialize for SearchResponseDataItem {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::FileResult(value) => {
                union::serialize_tagged(serializer, "type", "file_result", value)
            }
            Self::FolderResult(value) => {
                union::serialize_tagged(serializer, "type", "folder_result", value)
            }
            Self::VersionStackResult(value) => {
                union::serialize_tagged(
                    serializer,
                    "type",
                    "version_stack_result",
                    value,
                )
            }
            Self::ProjectResult(value) => {
                union::serialize_tagged(serializer, "type", "project_result", value)
            }
            Self::Unknown(value) => value.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for SearchResponseDataItem {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        let value = union::Tagged::read(deserializer, "type")?;
        match value.tag() {
            "file_result" => value.into_variant().map(Self::FileResult),
            "folder_result" => value.into_variant().map(Self::FolderResult),
            "version_stack_result" => value.into_variant().map(Self::VersionStackResult),
            "project_result" => value.into_variant().map(Self::ProjectResult),
            _ => Ok(Self::Unknown(value.into_unknown())),
        }
    }
}

cloud_drives_core::union_schema!(SearchResponseDataItem);

impl From<ProjectSearchResult> for SearchResponseDataItem {
    fn from(value: ProjectSearchResult) -> Self {
        Self::ProjectResult(value)
    }
}

/// A file, folder or version stack that was found.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AssetSearchResult {
    /// What sort of thing it is.
    #[serde(rename = "type")]
    pub type_: SearchResultType,
    /// The thing itself.
    pub result: AssetSearchResultResult,
    /// Why it was found.
    pub matches: Vec<SearchMatch>,
}

/// The sorts of things that can be found.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum SearchResultType {
    /// `file_result` on the wire.
    FileResult,
    /// `folder_result` on the wire.
    FolderResult,
    /// `version_stack_result` on the wire.
    VersionStackResult,
    /// `project_result` on the wire.
    ProjectResult,
    /// A value that the specification does not describe, as the server sent it.
    Unknown(String),
}

impl SearchResultType {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::FileResult => "file_result",
            Self::FolderResult => "folder_result",
            Self::VersionStackResult => "version_stack_result",
            Self::ProjectResult => "project_result",
            Self::Unknown(value) => value,
        }
    }
}

impl From<String> for SearchResultType {
    fn from(value: String) -> Self {
        match value.as_str() {
            "file_result" => Self::FileResult,
            "folder_result" => Self::FolderResult,
            "version_stack_result" => Self::VersionStackResult,
            "project_result" => Self::ProjectResult,
            _ => Self::Unknown(value),
        }
    }
}

cloud_drives_core::open_enum!(SearchResultType);

/// A file, folder or version stack.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum AssetSearchResultResult {
    /// `type` is `file`.
    File(File),
    /// `type` is `folder`.
    Folder(Folder),
    /// `type` is `version_stack`.
    VersionStack(VersionStack),
    /// Another `type`, which the specification does not describe, with the whole object.
    Unknown(UnknownVariant),
}

impl Serialize for AssetSearchResultResult {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::File(value) => {
                union::serialize_tagged(serializer, "type", "file", value)
            }
            Self::Folder(value) => {
                union::serialize_tagged(serializer, "type", "folder", value)
            }
            Self::VersionStack(value) => {
                union::serialize_tagged(serializer, "type", "version_stack", value)
            }
            Self::Unknown(value) => value.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for AssetSearchResultResult {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        let value = union::Tagged::read(deserializer, "type")?;
        match value.tag() {
            "file" => value.into_variant().map(Self::File),
            "folder" => value.into_variant().map(Self::Folder),
            "version_stack" => value.into_variant().map(Self::VersionStack),
            _ => Ok(Self::Unknown(value.into_unknown())),
        }
    }
}

cloud_drives_core::union_schema!(AssetSearchResultResult);

impl From<File> for AssetSearchResultResult {
    fn from(value: File) -> Self {
        Self::File(value)
    }
}

impl From<Folder> for AssetSearchResultResult {
    fn from(value: Folder) -> Self {
        Self::Folder(value)
    }
}

impl From<VersionStack> for AssetSearchResultResult {
    fn from(value: VersionStack) -> Self {
        Self::VersionStack(value)
    }
}

/// Why something was found.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum SearchMatch {
    /// `type` is `name_match`.
    NameMatch(NameMatch),
    /// `type` is `source_filename_match`.
    SourceFilenameMatch(SourceFilenameMatch),
    /// `type` is `project_match`.
    ProjectMatch(ProjectMatch),
    /// `type` is `creator_match`.
    CreatorMatch(CreatorMatch),
    /// `type` is `assignee_match`.
    AssigneeMatch(AssigneeMatch),
    /// `type` is `format_match`.
    FormatMatch(FormatMatch),
    /// `type` is `keywords_match`.
    KeywordsMatch(KeywordsMatch),
    /// `type` is `status_match`.
    StatusMatch(StatusMatch),
    /// `type` is `visual_match`.
    VisualMatch(VisualMatch),
    /// `type` is `transcription_match`.
    TranscriptionMatch(TranscriptionMatch),
    /// `type` is `comment_match`.
    CommentMatch(CommentMatch),
    /// `type` is `rating_match`.
    RatingMatch(RatingMatch),
    /// `type` is `comment_count_match`.
    CommentCountMatch(CommentCountMatch),
    /// `type` is `page_count_match`.
    PageCountMatch(PageCountMatch),
    /// `type` is `duration_match`.
    DurationMatch(DurationMatch),
    /// `type` is `filesize_match`.
    FilesizeMatch(FilesizeMatch),
    /// `type` is `audio_sample_rate_match`.
    AudioSampleRateMatch(AudioSampleRateMatch),
    /// `type` is `notes_match`.
    NotesMatch(NotesMatch),
    /// `type` is `uploaded_at_match`.
    UploadedAtMatch(UploadedAtMatch),
    /// `type` is `updated_at_match`.
    UpdatedAtMatch(UpdatedAtMatch),
    /// `type` is `deleted_at_match`.
    DeletedAtMatch(DeletedAtMatch),
    /// `type` is `inserted_at_match`.
    InsertedAtMatch(InsertedAtMatch),
    /// `type` is `file_type_match`.
    FileTypeMatch(FileTypeMatch),
    /// `type` is `bit_depth_match`.
    BitDepthMatch(BitDepthMatch),
    /// `type` is `bit_rate_match`.
    BitRateMatch(BitRateMatch),
    /// `type` is `codec_match`.
    CodecMatch(CodecMatch),
    /// `type` is `channels_match`.
    ChannelsMatch(ChannelsMatch),
    /// `type` is `frame_rate_match`.
    FrameRateMatch(FrameRateMatch),
    /// `type` is `has_alpha_channel_match`.
    HasAlphaChannelMatch(HasAlphaChannelMatch),
    /// `type` is `color_space_match`.
    ColorSpaceMatch(ColorSpaceMatch),
    /// `type` is `resolution_width_match`.
    ResolutionWidthMatch(ResolutionWidthMatch),
    /// `type` is `resolution_height_match`.
    ResolutionHeightMatch(ResolutionHeightMatch),
    /// `type` is `dynamic_range_match`.
    DynamicRangeMatch(DynamicRangeMatch),
    /// Another `type`, which the specification does not describe, with the whole object.
    Unknown(UnknownVariant),
}

impl Serialize for SearchMatch {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::NameMatch(value) => {
                union::serialize_tagged(serializer, "type", "name_match", value)
            }
            Self::SourceFilenameMatch(value) => {
                union::serialize_tagged(
                    serializer,
                    "type",
                    "source_filename_match",
                    value,
                )
            }
            Self::ProjectMatch(value) => {
                union::serialize_tagged(serializer, "type", "project_match", value)
            }
            Self::CreatorMatch(value) => {
                union::serialize_tagged(serializer, "type", "creator_match", value)
            }
            Self::AssigneeMatch(value) => {
                union::serialize_tagged(serializer, "type", "assignee_match", value)
            }
            Self::FormatMatch(value) => {
                union::serialize_tagged(serializer, "type", "format_match", value)
            }
            Self::KeywordsMatch(value) => {
                union::serialize_tagged(serializer, "type", "keywords_match", value)
            }
            Self::StatusMatch(value) => {
                union::serialize_tagged(serializer, "type", "status_match", value)
            }
            Self::VisualMatch(value) => {
                union::serialize_tagged(serializer, "type", "visual_match", value)
            }
            Self::TranscriptionMatch(value) => {
                union::serialize_tagged(serializer, "type", "transcription_match", value)
            }
            Self::CommentMatch(value) => {
                union::serialize_tagged(serializer, "type", "comment_match", value)
            }
            Self::RatingMatch(value) => {
                union::serialize_tagged(serializer, "type", "rating_match", value)
            }
            Self::CommentCountMatch(value) => {
                union::serialize_tagged(serializer, "type", "comment_count_match", value)
            }
            Self::PageCountMatch(value) => {
                union::serialize_tagged(serializer, "type", "page_count_match", value)
            }
            Self::DurationMatch(value) => {
                union::serialize_tagged(serializer, "type", "duration_match", value)
            }
            Self::FilesizeMatch(value) => {
                union::serialize_tagged(serializer, "type", "filesize_match", value)
            }
            Self::AudioSampleRateMatch(value) => {
                union::serialize_tagged(
                    serializer,
                    "type",
                    "audio_sample_rate_match",
                    value,
                )
            }
            Self::NotesMatch(value) => {
                union::serialize_tagged(serializer, "type", "notes_match", value)
            }
            Self::UploadedAtMatch(value) => {
                union::serialize_tagged(serializer, "type", "uploaded_at_match", value)
            }
            Self::UpdatedAtMatch(value) => {
                union::serialize_tagged(serializer, "type", "updated_at_match", value)
            }
            Self::DeletedAtMatch(value) => {
                union::serialize_tagged(serializer, "type", "deleted_at_match", value)
            }
            Self::InsertedAtMatch(value) => {
                union::serialize_tagged(serializer, "type", "inserted_at_match", value)
            }
            Self::FileTypeMatch(value) => {
                union::serialize_tagged(serializer, "type", "file_type_match", value)
            }
            Self::BitDepthMatch(value) => {
                union::serialize_tagged(serializer, "type", "bit_depth_match", value)
            }
            Self::BitRateMatch(value) => {
                union::serialize_tagged(serializer, "type", "bit_rate_match", value)
            }
            Self::CodecMatch(value) => {
                union::serialize_tagged(serializer, "type", "codec_match", value)
            }
            Self::ChannelsMatch(value) => {
                union::serialize_tagged(serializer, "type", "channels_match", value)
            }
            Self::FrameRateMatch(value) => {
                union::serialize_tagged(serializer, "type", "frame_rate_match", value)
            }
            Self::HasAlphaChannelMatch(value) => {
                union::serialize_tagged(
                    serializer,
                    "type",
                    "has_alpha_channel_match",
                    value,
                )
            }
            Self::ColorSpaceMatch(value) => {
                union::serialize_tagged(serializer, "type", "color_space_match", value)
            }
            Self::ResolutionWidthMatch(value) => {
                union::serialize_tagged(
                    serializer,
                    "type",
                    "resolution_width_match",
                    value,
                )
            }
            Self::ResolutionHeightMatch(value) => {
                union::serialize_tagged(
                    serializer,
                    "type",
                    "resolution_height_match",
                    value,
                )
            }
            Self::DynamicRangeMatch(value) => {
                union::serialize_tagged(serializer, "type", "dynamic_range_match", value)
            }
            Self::Unknown(value) => value.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for SearchMatch {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        let value = union::Tagged::read(deserializer, "type")?;
        match value.tag() {
            "name_match" => value.into_variant().map(Self::NameMatch),
            "source_filename_match" => {
                value.into_variant().map(Self::SourceFilenameMatch)
            }
            "project_match" => value.into_variant().map(Self::ProjectMatch),
            "creator_match" => value.into_variant().map(Self::CreatorMatch),
            "assignee_match" => value.into_variant().map(Self::AssigneeMatch),
            "format_match" => value.into_variant().map(Self::FormatMatch),
            "keywords_match" => value.into_variant().map(Self::KeywordsMatch),
            "status_match" => value.into_variant().map(Self::StatusMatch),
            "visual_match" => value.into_variant().map(Self::VisualMatch),
            "transcription_match" => value.into_variant().map(Self::TranscriptionMatch),
            "comment_match" => value.into_variant().map(Self::CommentMatch),
            "rating_match" => value.into_variant().map(Self::RatingMatch),
            "comment_count_match" => value.into_variant().map(Self::CommentCountMatch),
            "page_count_match" => value.into_variant().map(Self::PageCountMatch),
            "duration_match" => value.into_variant().map(Self::DurationMatch),
            "filesize_match" => value.into_variant().map(Self::FilesizeMatch),
            "audio_sample_rate_match" => {
                value.into_variant().map(Self::AudioSampleRateMatch)
            }
            "notes_match" => value.into_variant().map(Self::NotesMatch),
            "uploaded_at_match" => value.into_variant().map(Self::UploadedAtMatch),
            "updated_at_match" => value.into_variant().map(Self::UpdatedAtMatch),
            "deleted_at_match" => value.into_variant().map(Self::DeletedAtMatch),
            "inserted_at_match" => value.into_variant().map(Self::InsertedAtMatch),
            "file_type_match" => value.into_variant().map(Self::FileTypeMatch),
            "bit_depth_match" => value.into_variant().map(Self::BitDepthMatch),
            "bit_rate_match" => value.into_variant().map(Self::BitRateMatch),
            "codec_match" => value.into_variant().map(Self::CodecMatch),
            "channels_match" => value.into_variant().map(Self::ChannelsMatch),
            "frame_rate_match" => value.into_variant().map(Self::FrameRateMatch),
            "has_alpha_channel_match" => {
                value.into_variant().map(Self::HasAlphaChannelMatch)
            }
            "color_space_match" => value.into_variant().map(Self::ColorSpaceMatch),
            "resolution_width_match" => {
                value.into_variant().map(Self::ResolutionWidthMatch)
            }
            "resolution_height_match" => {
                value.into_variant().map(Self::ResolutionHeightMatch)
            }
            "dynamic_range_match" => value.into_variant().map(Self::DynamicRangeMatch),
            _ => Ok(Self::Unknown(value.into_unknown())),
        }
    }
}

cloud_drives_core::union_schema!(SearchMatch);

impl From<NameMatch> for SearchMatch {
    fn from(value: NameMatch) -> Self {
        Self::NameMatch(value)
    }
}

impl From<SourceFilenameMatch> for SearchMatch {
    fn from(value: SourceFilenameMatch) -> Self {
        Self::SourceFilenameMatch(value)
    }
}

impl From<ProjectMatch> for SearchMatch {
    fn from(value: ProjectMatch) -> Self {
        Self::ProjectMatch(value)
    }
}

impl From<CreatorMatch> for SearchMatch {
    fn from(value: CreatorMatch) -> Self {
        Self::CreatorMatch(value)
    }
}

impl From<AssigneeMatch> for SearchMatch {
    fn from(value: AssigneeMatch) -> Self {
        Self::AssigneeMatch(value)
    }
}

impl From<FormatMatch> for SearchMatch {
    fn from(value: FormatMatch) -> Self {
        Self::FormatMatch(value)
    }
}

impl From<KeywordsMatch> for SearchMatch {
    fn from(value: KeywordsMatch) -> Self {
        Self::KeywordsMatch(value)
    }
}

impl From<StatusMatch> for SearchMatch {
    fn from(value: StatusMatch) -> Self {
        Self::StatusMatch(value)
    }
}

impl From<VisualMatch> for SearchMatch {
    fn from(value: VisualMatch) -> Self {
        Self::VisualMatch(value)
    }
}

impl From<TranscriptionMatch> for SearchMatch {
    fn from(value: TranscriptionMatch) -> Self {
        Self::TranscriptionMatch(value)
    }
}

impl From<CommentMatch> for SearchMatch {
    fn from(value: CommentMatch) -> Self {
        Self::CommentMatch(value)
    }
}

impl From<RatingMatch> for SearchMatch {
    fn from(value: RatingMatch) -> Self {
        Self::RatingMatch(value)
    }
}

impl From<CommentCountMatch> for SearchMatch {
    fn from(value: CommentCountMatch) -> Self {
        Self::CommentCountMatch(value)
    }
}

impl From<PageCountMatch> for SearchMatch {
    fn from(value: PageCountMatch) -> Self {
        Self::PageCountMatch(value)
    }
}

impl From<DurationMatch> for SearchMatch {
    fn from(value: DurationMatch) -> Self {
        Self::DurationMatch(value)
    }
}

impl From<FilesizeMatch> for SearchMatch {
    fn from(value: FilesizeMatch) -> Self {
        Self::FilesizeMatch(value)
    }
}

impl From<AudioSampleRateMatch> for SearchMatch {
    fn from(value: AudioSampleRateMatch) -> Self {
        Self::AudioSampleRateMatch(value)
    }
}

impl From<NotesMatch> for SearchMatch {
    fn from(value: NotesMatch) -> Self {
        Self::NotesMatch(value)
    }
}

impl From<UploadedAtMatch> for SearchMatch {
    fn from(value: UploadedAtMatch) -> Self {
        Self::UploadedAtMatch(value)
    }
}

impl From<UpdatedAtMatch> for SearchMatch {
    fn from(value: UpdatedAtMatch) -> Self {
        Self::UpdatedAtMatch(value)
    }
}

impl From<DeletedAtMatch> for SearchMatch {
    fn from(value: DeletedAtMatch) -> Self {
        Self::DeletedAtMatch(value)
    }
}

impl From<InsertedAtMatch> for SearchMatch {
    fn from(value: InsertedAtMatch) -> Self {
        Self::InsertedAtMatch(value)
    }
}

impl From<FileTypeMatch> for SearchMatch {
    fn from(value: FileTypeMatch) -> Self {
        Self::FileTypeMatch(value)
    }
}

impl From<BitDepthMatch> for SearchMatch {
    fn from(value: BitDepthMatch) -> Self {
        Self::BitDepthMatch(value)
    }
}

impl From<BitRateMatch> for SearchMatch {
    fn from(value: BitRateMatch) -> Self {
        Self::BitRateMatch(value)
    }
}

impl From<CodecMatch> for SearchMatch {
    fn from(value: CodecMatch) -> Self {
        Self::CodecMatch(value)
    }
}

impl From<ChannelsMatch> for SearchMatch {
    fn from(value: ChannelsMatch) -> Self {
        Self::ChannelsMatch(value)
    }
}

impl From<FrameRateMatch> for SearchMatch {
    fn from(value: FrameRateMatch) -> Self {
        Self::FrameRateMatch(value)
    }
}

impl From<HasAlphaChannelMatch> for SearchMatch {
    fn from(value: HasAlphaChannelMatch) -> Self {
        Self::HasAlphaChannelMatch(value)
    }
}

impl From<ColorSpaceMatch> for SearchMatch {
    fn from(value: ColorSpaceMatch) -> Self {
        Self::ColorSpaceMatch(value)
    }
}

impl From<ResolutionWidthMatch> for SearchMatch {
    fn from(value: ResolutionWidthMatch) -> Self {
        Self::ResolutionWidthMatch(value)
    }
}

impl From<ResolutionHeightMatch> for SearchMatch {
    fn from(value: ResolutionHeightMatch) -> Self {
        Self::ResolutionHeightMatch(value)
    }
}

impl From<DynamicRangeMatch> for SearchMatch {
    fn from(value: DynamicRangeMatch) -> Self {
        Self::DynamicRangeMatch(value)
    }
}

/// The name matches.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct NameMatch {
    /// The name.
    pub name: String,
    /// The words that were found in it.
    pub terms: Vec<String>,
}

/// The name of the uploaded file matches.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SourceFilenameMatch {
    /// The name of the uploaded file.
    pub source_filename: String,
    /// The words that were found in it.
    pub terms: Vec<String>,
}

/// The project's name matches.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ProjectMatch {
    /// The project.
    pub project: ProjectMatchInfo,
    /// The words that were found in its name.
    pub terms: Vec<String>,
}

/// A project, in short.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ProjectMatchInfo {
    /// The project's id.
    pub id: String,
    /// The project's name.
    pub name: String,
}

/// Its creator matches.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CreatorMatch {
    /// The creator.
    pub creator_id: String,
}

/// The person in charge matches.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AssigneeMatch {
    /// The person in charge.
    pub assignee_id: String,
}

/// The format matches.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FormatMatch {
    /// The format.
    pub format: String,
}

/// The keywords match.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct KeywordsMatch {
    /// The keywords.
    pub keywords: Vec<String>,
}

/// The status matches.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct StatusMatch {
    /// The status.
    pub status: String,
}

/// What can be seen in it matches.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct VisualMatch {
    /// The stretches of the video.
    pub clips: Vec<VisualMatchClip>,
}

/// A stretch of a video that matches.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct VisualMatchClip {
    /// The stretch's number.
    pub index: u64,
    /// The stretch's place when ordered by how well it matches.
    pub relevancy_index: u64,
    /// Where it starts, in milliseconds.
    pub start_time: u64,
    /// Where it ends, in milliseconds.
    pub end_time: u64,
    /// Where the best still is, in milliseconds.
    pub best_frame_time: u64,
}

/// What is said in it matches.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TranscriptionMatch {
    /// The stretches of speech.
    pub matches: Vec<TranscriptionMatchSegment>,
}

/// A stretch of speech that matches.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TranscriptionMatchSegment {
    /// The stretch's id.
    pub id: String,
    /// The words around what was found.
    pub snippets: Vec<String>,
    /// The words that were found.
    pub terms: Vec<String>,
}

/// A comment on it matches.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CommentMatch {
    /// The comment.
    pub comment_id: String,
    /// The words around what was found.
    pub snippet: String,
    /// The words that were found.
    pub terms: Vec<String>,
}

/// The rating matches.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RatingMatch {
    /// The rating.
    pub rating: i64,
    /// The highest rating that could be given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_value: Option<i64>,
    /// The sign that stands for a point.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub style: Option<String>,
    /// The sign's colour.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub color: Option<String>,
}

/// The number of comments matches.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CommentCountMatch {
    /// The number of comments.
    pub comment_count: u64,
}

/// The number of pages matches.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PageCountMatch {
    /// The number of pages.
    pub page_count: u64,
}

/// The length matches.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DurationMatch {
    /// The length in seconds.
    pub duration: f64,
}

/// The size matches.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FilesizeMatch {
    /// Bytes.
    pub filesize: u64,
}

/// The audio's sample rate matches.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AudioSampleRateMatch {
    /// The sample rate.
    pub audio_sample_rate: f64,
}

/// The notes match.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct NotesMatch {
    /// The notes.
    pub notes: String,
}

/// The time of the upload matches.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UploadedAtMatch {
    /// When it was uploaded.
    pub uploaded_at: DateTime<Utc>,
}

/// The time of the last change matches.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UpdatedAtMatch {
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

/// The time of the deletion matches.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DeletedAtMatch {
    /// When it was deleted.
    pub deleted_at: DateTime<Utc>,
}

/// The time of its creation matches.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct InsertedAtMatch {
    /// When it was created.
    pub inserted_at: DateTime<Utc>,
}

/// The type of file matches.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FileTypeMatch {
    /// The type of file.
    pub file_type: String,
}

/// The bit depth matches.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct BitDepthMatch {
    /// The bit depth.
    pub bit_depth: f64,
}

/// The bit rate matches.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct BitRateMatch {
    /// The bit rate.
    pub bit_rate: f64,
}

/// The codec matches.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CodecMatch {
    /// The codec.
    pub codec: String,
}

/// The number of audio channels matches.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ChannelsMatch {
    /// The number of channels.
    pub channels: f64,
}

/// The frame rate matches.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FrameRateMatch {
    /// Frames in a second.
    pub frame_rate: f64,
}

/// Whether it has an alpha channel matches.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct HasAlphaChannelMatch {
    /// Whether it has an alpha channel.
    pub has_alpha_channel: bool,
}

/// The colour space matches.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ColorSpaceMatch {
    /// The colour space.
    pub color_space: String,
}

/// The width matches.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ResolutionWidthMatch {
    /// The width in pixels.
    pub resolution_width: f64,
}

/// The height matches.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ResolutionHeightMatch {
    /// The height in pixels.
    pub resolution_height: f64,
}

/// The dynamic range matches.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DynamicRangeMatch {
    /// The dynamic range.
    pub dynamic_range: String,
}

/// A project that was found.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ProjectSearchResult {
    /// Always `project_result`.
    #[serde(rename = "type")]
    pub type_: SearchResultType,
    /// The project itself.
    pub result: ProjectWithDescription,
    /// Why it was found.
    pub matches: Vec<SearchMatch>,
}
