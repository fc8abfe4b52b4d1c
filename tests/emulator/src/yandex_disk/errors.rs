//! Errors of the Disk API: the true statuses and codes, a Russian message, an English description (`wire.md` §7).

use http::StatusCode;
use serde_json::json;

use crate::answer::Answer;

/// An error that the API answers with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ApiError {
    pub(crate) status: u16,
    pub(crate) code: &'static str,
    message: String,
    description: String,
}

impl ApiError {
    pub(crate) fn new(
        status: u16,
        code: &'static str,
        message: impl Into<String>,
        description: impl Into<String>,
    ) -> Self {
        Self {
            status,
            code,
            message: message.into(),
            description: description.into(),
        }
    }

    pub(crate) fn bad_field(name: &str, russian: &str, english: &str) -> Self {
        Self::new(
            400,
            "FieldValidationError",
            format!("Поле \"{name}\" не прошло проверку: {russian}."),
            format!("Error validating field \"{name}\": {english}."),
        )
    }

    pub(crate) fn missing_field(name: &str) -> Self {
        Self::bad_field(name, "оно обязательно", "this field is required")
    }

    pub(crate) fn bad_body(english: &str) -> Self {
        Self::new(
            400,
            "BadRequestError",
            "Тело запроса не удалось разобрать.",
            format!("The body of the request can't be used: {english}."),
        )
    }

    pub(crate) fn unauthorized() -> Self {
        Self::new(
            401,
            "UnauthorizedError",
            "Нужна авторизация.",
            "Unauthorized",
        )
    }

    pub(crate) fn forbidden() -> Self {
        Self::new(
            403,
            "ForbiddenError",
            "Доступ запрещён: приложению не хватает прав.",
            "Access denied. The application lacks a scope for this operation.",
        )
    }

    pub(crate) fn password_required() -> Self {
        Self::new(
            403,
            "DiskSymlinkPasswordRequiredError",
            "Для доступа к ресурсу нужен пароль.",
            "Password required",
        )
    }

    pub(crate) fn not_found() -> Self {
        Self::new(
            404,
            "DiskNotFoundError",
            "Не удалось найти запрошенный ресурс.",
            "Resource not found.",
        )
    }

    pub(crate) fn operation_not_found() -> Self {
        Self::new(
            404,
            "DiskOperationNotFoundError",
            "Операция не нашлась.",
            "Operation not found.",
        )
    }

    pub(crate) fn no_such_endpoint() -> Self {
        Self::new(404, "NotFoundError", "Такого адреса нет.", "Not Route")
    }

    pub(crate) fn method_not_allowed() -> Self {
        Self::new(
            405,
            "MethodNotAllowedError",
            "Такой метод здесь не работает.",
            "Method Not Allowed",
        )
    }

    pub(crate) fn parent_not_found(path: &str) -> Self {
        Self::new(
            409,
            "DiskPathDoesntExistsError",
            format!("Пути \"{path}\" не существует."),
            format!("Specified path \"{path}\" doesn't exists."),
        )
    }

    pub(crate) fn directory_exists(path: &str) -> Self {
        Self::new(
            409,
            "DiskPathPointsToExistentDirectoryError",
            format!("По пути \"{path}\" уже есть папка."),
            format!("Specified path \"{path}\" points to existent directory."),
        )
    }

    pub(crate) fn already_exists(path: &str) -> Self {
        Self::new(
            409,
            "DiskResourceAlreadyExistsError",
            format!("Ресурс \"{path}\" уже есть."),
            format!("Resource \"{path}\" already exists."),
        )
    }

    pub(crate) fn into_itself(path: &str) -> Self {
        Self::new(
            409,
            "ConflictError",
            format!("Папку нельзя поместить в неё саму: \"{path}\"."),
            format!("A directory can't be put into itself: \"{path}\"."),
        )
    }

    pub(crate) fn md5_differs() -> Self {
        Self::new(
            409,
            "MD5DifferError",
            "MD5 файла другой.",
            "The MD5 of the file differs from the given one.",
        )
    }

    pub(crate) fn too_large() -> Self {
        Self::new(
            413,
            "DiskFileSizeLimitExceededError",
            "Файл слишком большой.",
            "The file is larger than the plan allows.",
        )
    }

    pub(crate) fn unsupported_media() -> Self {
        Self::new(
            415,
            "UnsupportedMediaTypeError",
            "Такой тип содержимого не поддерживается.",
            "Unsupported Media Type: the body must be application/json.",
        )
    }

    pub(crate) fn locked(path: &str) -> Self {
        Self::new(
            423,
            "DiskResourceLockedError",
            format!("Ресурс \"{path}\" занят другой операцией."),
            format!("Resource \"{path}\" is locked by another operation."),
        )
    }

    pub(crate) fn read_only() -> Self {
        Self::new(
            423,
            "LockedError",
            "Идут технические работы: пока можно только читать.",
            "Technical work is going on: the Disk is read-only for now.",
        )
    }

    pub(crate) fn upload_traffic() -> Self {
        Self::new(
            423,
            "DiskUploadTrafficLimitExceeded",
            "Превышен предел загрузки.",
            "The upload traffic limit is exceeded.",
        )
    }

    pub(crate) fn download_limit() -> Self {
        Self::new(
            429,
            "DiskResourceDownloadLimitExceededError",
            "Превышен предел скачивания этого файла.",
            "The download limit of this resource is exceeded.",
        )
    }

    pub(crate) fn no_space() -> Self {
        Self::new(
            507,
            "DiskNotEnoughFreeSpaceError",
            "Не хватает свободного места.",
            "Not enough free space.",
        )
    }

    /// Writes the error as the API does: JSON without a charset.
    pub(crate) fn answer(&self) -> Answer {
        let body = json!({
            "message": self.message,
            "description": self.description,
            "error": self.code,
        });
        Answer::with(status(self.status), "application/json", body.to_string())
    }

    /// Writes the error as a storage host does: a page.
    pub(crate) fn page(&self) -> Answer {
        page(self.status)
    }
}

fn status(code: u16) -> StatusCode {
    StatusCode::from_u16(code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

/// Returns an error page of a storage host.
pub(crate) fn page(code: u16) -> Answer {
    let status = status(code);
    let title = format!("{code} {}", status.canonical_reason().unwrap_or("Error"));
    let body = format!(
        "<html>\n<head><title>{title}</title></head>\n<body><center><h1>{title}</h1></center></body>\n</html>\n"
    );
    Answer::with(status, "text/html", body)
}
