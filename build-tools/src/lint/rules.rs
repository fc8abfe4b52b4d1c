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
    YAML_SYNTAX = "yaml-syntax": "A document is well-formed YAML.";
    YAML_ENCODING = "yaml-encoding": "A file is UTF-8 without byte order mark and control characters.";
    YAML_EMPTY = "yaml-empty": "A document is not empty.";
    YAML_SEVERAL_DOCUMENTS = "yaml-several-documents": "A file holds one document.";
    YAML_DUPLICATE_KEY = "yaml-duplicate-key": "A key is in a mapping once.";
    YAML_KEY = "yaml-key": "A key is a word or a number, not empty and no list or mapping.";
    YAML_MERGE_KEY = "yaml-merge-key": "Merge keys are not used.";
    YAML_ANCHOR = "yaml-anchor": "Anchors and aliases are not used.";
    YAML_TAG = "yaml-tag": "YAML tags are not used.";
    YAML_TOO_DEEP = "yaml-too-deep": "A document nests at most 100 levels deep.";

    PROVIDER_FILE = "provider-file": "A provider's folder has a provider.toml that can be read and is TOML.";
    PROVIDER_KEY = "provider-key": "provider.toml has the keys that it needs, of the right type, and no others.";
    PROVIDER_CRATE = "provider-crate": "`crate` is a package name that is free for a generated crate.";
    PROVIDER_SERVER = "provider-server": "A server has a kebab-case name and an https URL (http on loopback only).";
    PROVIDER_DOCUMENT = "provider-document": "The documents in the folder and those in provider.toml are the same.";

    REF_FORM = "ref-form": "A $ref is `#/components/<kind>/<name>` or `other.yaml#/components/<kind>/<name>`.";
    REF_UNKNOWN = "ref-unknown": "A $ref leads to something that exists.";
    REF_CYCLE = "ref-cycle": "A chain of $ref comes to an end.";
}
