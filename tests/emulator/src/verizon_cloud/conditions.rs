//! Conditions of the account and the service, which tests set without requests.

use super::VerizonCloud;

impl VerizonCloud {
    /// Sets the account's quota in bytes.
    pub fn set_quota(&self, bytes: u64) {
        self.backend.state().quota = bytes;
    }

    /// Puts all states of full views so far out of sync.
    pub fn expire_fullview_states(&self) {
        self.backend.state().tree.journal.expire();
    }

    /// Forgets all uploads that were announced and are not done.
    pub fn forget_uploads(&self) {
        self.backend.state().uploads.clear();
    }
}
