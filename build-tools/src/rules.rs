//! The rules by name, each with a line that explains it.

macro_rules! rules {
    ($($constant:ident = $name:literal: $explanation:literal;)*) => {
        $(
            #[doc = $explanation]
            pub const $constant: &str = $name;
        )*

        /// Every rule and what it asks for.
        pub const RULES: &[(&str, &str)] = &[$(($name, $explanation)),*];
    };
}

rules! {
    YAML_SYNTAX = "yaml-syntax": "A document is well-formed YAML, a vendor's YAML or JSON.";
    YAML_ENCODING = "yaml-encoding": "A file is UTF-8 without byte order mark and control characters.";
    YAML_EMPTY = "yaml-empty": "A document is not empty.";
    YAML_SEVERAL_DOCUMENTS = "yaml-several-documents": "A file holds one document.";
    YAML_DUPLICATE_KEY = "yaml-duplicate-key": "A key occurs once in a mapping.";
    YAML_KEY = "yaml-key": "A key is a word or a number: not empty, no list and no mapping.";
    YAML_MERGE_KEY = "yaml-merge-key": "Merge keys are not supported.";
    YAML_ANCHOR = "yaml-anchor": "Anchors and aliases are not supported.";
    YAML_TAG = "yaml-tag": "YAML tags are not supported.";
    YAML_TOO_DEEP = "yaml-too-deep": "A document nests at most 100 levels deep.";

    PROVIDER_FILE = "provider-file": "A provider's folder has a readable provider.toml in valid TOML.";
    PROVIDER_KEY = "provider-key": "provider.toml has all required keys, of the right type, and no others.";
    PROVIDER_CRATE = "provider-crate": "`crate` is a package name that is free for a generated crate.";
    PROVIDER_SERVER = "provider-server": "provider.toml names the servers in kebab-case, each once.";
    PROVIDER_DOCUMENT = "provider-document": "provider.toml lists exactly the documents in the folder.";

    REF_FORM = "ref-form": "A $ref is `#/components/<kind>/<name>` or `other.yaml#/components/<kind>/<name>`.";
    REF_UNKNOWN = "ref-unknown": "A $ref points to something that exists.";
    REF_CYCLE = "ref-cycle": "A chain of $refs ends.";
    REF_KIND = "ref-kind": "A $ref points to the kind of component that its place requires.";
    REF_SIBLING = "ref-sibling": "A $ref stands alone; OpenAPI ignores what is beside it.";

    WRONG_TYPE = "wrong-type": "A value has the type that its key requires: a string, a list, a mapping or a boolean.";
    MISSING_KEY = "missing-key": "Required keys are present, including summaries of operations and descriptions of responses and tags.";
    UNKNOWN_KEY = "unknown-key": "Every key exists in OpenAPI at its place.";
    UNSUPPORTED_KEY = "unsupported-key": "No key of OpenAPI is silently dropped.";
    FOREIGN_KEY = "foreign-key": "No `x-` keys of other tools are used.";
    SDK_KEY = "sdk-key": "An `x-sdk-` key is known and has a meaning at its place.";

    OPENAPI_VERSION = "openapi-version": "A document is written in OpenAPI 3.0.";
    SERVER_URL = "server-url": "The URL of a server is absolute, https (http on loopback only), and ends with its path.";
    SERVERS = "servers": "A document has one server, an operation at most one; servers of one name have the same URL and description.";
    TAG = "tag": "A tag is described once, and is used.";
    COMPONENT_NAME = "component-name": "A component's name has letters, digits, `.`, `_` and `-` only.";
    UNUSED_COMPONENT = "unused-component": "Every component is used by an operation.";
    UNUSED_SERVER = "unused-server": "Every server of provider.toml serves an operation.";
    NO_OPERATIONS = "no-operations": "A provider has at least one operation.";

    PATH_FORM = "path-form": "A path begins with a slash, is unique, is not a $ref and has operations.";
    PATH_PARAMETER = "path-parameter": "The parameters in a path are those declared with `in: path`, and are required.";
    OPERATION_ID = "operation-id": "An operationId is the tag, a dot and the method's name in snake_case.";
    OPERATION_SUMMARY = "operation-summary": "The summary of an operation is one line.";
    OPERATION_TAG = "operation-tag": "An operation has one tag, in snake_case, that is not the name of a module of every crate.";
    OPERATION_NAME = "operation-name": "The methods of a group have different names.";
    ARGUMENT_NAME = "argument-name": "The arguments of a call have different names in Rust, and none has the name of a method.";
    RUST_NAME = "rust-name": "An x-sdk-name is a valid name in Rust.";

    PARAMETER_PLACE = "parameter-place": "A parameter is in the path, the query or a header.";
    PARAMETER_DUPLICATE = "parameter-duplicate": "A list has each parameter once, by place and name.";
    PARAMETER_STYLE = "parameter-style": "A parameter has a style that fits its type.";
    HEADER_NAME = "header-name": "A header has a valid name, which is not one that the client sets itself.";
    NOT_SCALAR = "not-scalar": "A value that is written as text is a string, a number, a boolean or an enum.";

    BODY_METHOD = "body-method": "GET and HEAD have no body.";
    BODY_FORM = "body-form": "A form is an object, or a oneOf of objects with a discriminator, with members that are scalars or lists of them.";
    BODY_MULTIPART = "body-multipart": "The parts of a multipart body are bytes, single values, lists of these, or objects.";
    MEDIA_TYPE = "media-type": "A body has one supported media type, or x-sdk-media-type chooses one.";

    RESPONSE_STATUS = "response-status": "A response has a status from 200 to 599, 2XX if that is the only success, 4XX, 5XX or default.";
    RESPONSE_SUCCESS = "response-success": "An operation has a success response.";
    RESPONSE_CONTENT = "response-content": "A response has a body only if it can have one and it can be decoded.";
    RESPONSE_HEADER = "response-header": "Headers are described on success responses, with different names in Rust.";

    SCHEMA_TYPE = "schema-type": "A schema has one type of OpenAPI, or is empty.";
    SCHEMA_NAME = "schema-name": "Schemas have different names across all documents, in the spec and in Rust.";
    SCHEMA_FORMAT = "schema-format": "A format belongs to its type, and is not a misspelling.";
    SCHEMA_ENUM = "schema-enum": "An enum lists strings or whole numbers, each once.";
    SCHEMA_RANGE = "schema-range": "A minimum is not above the maximum, and bounds are on values that they apply to.";
    SCHEMA_DEFAULT = "schema-default": "A default is a value of its schema.";
    SCHEMA_ARRAY = "schema-array": "An array declares its items.";
    SCHEMA_OBJECT = "schema-object": "An object declares its members, and whether it keeps others.";
    SCHEMA_REQUIRED = "schema-required": "A required property is described, and listed once.";
    SCHEMA_BINARY = "schema-binary": "Bytes are a body or a part of a multipart body, never inside JSON or a form.";
    SCHEMA_CYCLE = "schema-cycle": "A schema does not contain itself endlessly.";
    NULLABLE = "nullable": "Null is allowed only where it can be distinguished from a value.";
    PROPERTY_NAME = "property-name": "The properties of an object have different names in Rust.";
    ALL_OF = "all-of": "The members of an allOf are objects that agree on the properties that they share.";
    ONE_OF = "one-of": "A oneOf has at least two members, or one and a discriminator, each once.";
    DISCRIMINATOR = "discriminator": "A discriminator is a string property that maps to every member of its oneOf.";

    SECURITY_SCHEME = "security-scheme": "A security scheme is of type http or apiKey, or oauth2 for documentation.";
    SECURITY = "security": "A security requirement names one declared scheme, without scopes unless that is oauth2.";

    SDK_SERVER = "sdk-server": "x-sdk-server names a server of provider.toml.";
    SDK_PAGES = "sdk-pages": "x-sdk-pages has a known style, and names parameters and members that exist.";
    SDK_POLL = "sdk-poll": "x-sdk-poll names an operation, a parameter, members and states that exist.";
    SDK_OUTCOME = "sdk-outcome": "An outcome has a name in UpperCamelCase, different from the others, and a single status.";
    SDK_UNWRAP = "sdk-unwrap": "x-sdk-unwrap leads to a member of a JSON body.";
    SDK_STREAM = "sdk-stream": "x-sdk-stream is bytes or json-lines, with a schema to match.";
    SDK_SLASHES = "sdk-slashes": "x-sdk-slashes is on a path parameter that is a string.";
    SDK_RATE_LIMIT = "sdk-rate-limit": "x-sdk-rate-limit has a number of calls, a period and a scope.";
    SDK_PREVIEW = "sdk-preview": "x-sdk-preview names a Cargo feature of its own, on a setter or on an operation that neither polls another nor is polled.";
    SDK_RETRY = "sdk-retry": "x-sdk-retry names responses, verdicts and headers, each rule once.";
    SDK_IDEMPOTENT = "sdk-idempotent": "x-sdk-idempotent is true, false, or gone-is-done where a success has no body.";
    SDK_ID = "sdk-id": "x-sdk-id names a newtype over plain text.";
    SDK_ONE_OR_MANY = "sdk-one-or-many": "x-sdk-one-or-many is on a property that is a list of objects or strings.";
    SDK_CHOICE = "sdk-choice": "x-sdk-choice has values that set properties of its object, which is not a form and in no allOf.";
    SDK_OAUTH = "sdk-oauth": "x-sdk-oauth occurs once, and names servers and operations that a sign-in can use.";
    SDK_ERRORS = "sdk-errors": "x-sdk-errors has paths, and distinguishable kinds in families without cycles; operations name kinds that exist.";
}
